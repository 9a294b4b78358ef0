"""Makes the size of a photo that pages show, once, and keeps it beside the photo."""

from typing import IO, Any

from django.core.files.base import ContentFile

from media_library.engine.pictures import shrink
from media_library.models import Upload, small_path


def small_size(*, upload: Upload) -> IO[Any]:
    """Open the small size of a photo, made now when it is missing.

    Raises FileNotFoundError when the photo is lost and FileRefused when it cannot be read.
    """
    storage, name = upload.file.storage, small_path(upload.pk)
    if not storage.exists(name):
        with upload.file.open("rb") as whole:
            made = shrink(whole)
        storage.save(name, ContentFile(made.getvalue()))
    return storage.open(name, "rb")
