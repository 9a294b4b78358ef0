"""Files in an object store: always closed to the public, under the portal's own addresses."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

# Stores of other makers than Amazon know neither the newest checksums nor buckets as host names.
CLIENT = Config(
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
    signature_version="s3v4",
    s3={"addressing_style": "path"},
    connect_timeout=5,
    read_timeout=30,
    retries={"max_attempts": 2},
)


@contextmanager
def _as_a_disk() -> Iterator[None]:
    """Say in the words of a disk that the store does not answer, so that callers need not know."""
    try:
        yield
    except (BotoCoreError, ClientError, Boto3Error) as error:
        raise OSError(f"the object store: {error}") from error


class PrivateFiles(S3Storage):
    """Keeps files in a closed bucket; the portal reads them out to those who may have them."""

    def get_default_settings(self) -> dict[str, Any]:
        """Speak to any store that knows S3."""
        return {**super().get_default_settings(), "client_config": CLIENT}

    def _open(self, name: str, mode: str = "rb") -> Any:
        with _as_a_disk():
            return super()._open(name, mode)

    def _save(self, name: str, content: Any) -> str:
        with _as_a_disk():
            return str(super()._save(name, content))

    def delete(self, name: str) -> None:
        """Remove a file; what is not there is removed already."""
        with _as_a_disk():
            super().delete(name)

    def exists(self, name: str) -> bool:
        """Say whether the file is there."""
        with _as_a_disk():
            return bool(super().exists(name))

    def url(
        self,
        name: str,
        parameters: object = None,
        expire: int | None = None,
        http_method: str | None = None,
    ) -> str:
        """There is none: a signed address would open the file to whoever gets hold of it."""
        raise ValueError("This file is not accessible via a URL.")


class PublicFiles(PrivateFiles):
    """Keeps pictures in a closed bucket; pages fetch them from the portal, as from its own disk.

    The content policy lets pages load from the portal only, and a signed address of the store
    would end within the hour.
    """

    def url(
        self,
        name: str,
        parameters: object = None,
        expire: int | None = None,
        http_method: str | None = None,
    ) -> str:
        """The address at the portal; media_library.views answers it."""
        return settings.MEDIA_URL + (filepath_to_uri(name) or "").lstrip("/")
