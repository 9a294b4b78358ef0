"""Files of a form whose session had ended: received for their owner, claimed later or swept."""

from collections.abc import Iterable, Mapping
from typing import Any

from media_library.services.receive_upload import UploadRefused, receive_upload


def keep_files(*, owner: Any, files: Mapping[str, Iterable[Any]]) -> dict[str, list[str]]:
    """Receive each file and give back ids by field; a refused file is asked for again later."""
    kept: dict[str, list[str]] = {}
    for field, some in files.items():
        for file in some:
            try:
                upload = receive_upload(owner=owner, file=file)
            except UploadRefused:
                continue
            kept.setdefault(field, []).append(str(upload.pk))
    return kept
