"""The admin's form for pictures: what editors upload loses place and camera too."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from wagtail.images.forms import BaseImageForm

from media_library.choices import IMAGE_TYPES
from media_library.engine import BROKEN, FileRefused, clean_image, extension_of


def refuse_broken(to_python: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Turn what Pillow raises for half a picture into a field error; Wagtail lets it through."""

    def checked(value: Any) -> Any:
        try:
            return to_python(value)
        except OSError as error:
            raise ValidationError(BROKEN) from error

    return checked


class SiteImageForm(BaseImageForm):
    """Stores the picture alone; a broken one is a field error."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            field.to_python = refuse_broken(field.to_python)

    def clean_file(self) -> object:
        """Take metadata out of a new file; the renditions are then made without it."""
        file = self.cleaned_data["file"]
        extension = extension_of(file.name or "") if file else ""
        if not isinstance(file, UploadedFile) or extension not in IMAGE_TYPES:
            return file
        posted: Any = file.file
        try:
            content = clean_image(
                posted, extension, most_pixels=settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
            )
        except FileRefused as error:
            raise ValidationError(str(error)) from error
        return SimpleUploadedFile(str(file.name), content.getvalue(), IMAGE_TYPES[extension])
