"""Public files in an object store, under the portal's own addresses."""

from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage


class PublicFiles(S3Storage):
    """Keeps files in a closed bucket; pages fetch pictures from the portal, as from its own disk.

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
