"""The admin's forms for files: pictures lose place and camera, documents are what they say."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from media_library.choices import IMAGE_TYPES, TextState
from media_library.engine.kinds import check_kind
from media_library.engine.names import extension_of, is_disguised
from media_library.engine.pictures import BROKEN, clean_image
from media_library.engine.refusals import NOT_ITS_NAME, FileRefused


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


class SiteDocumentForm(BaseDocumentForm):
    """Takes a document by what it is, and notes what else lies in it."""

    def clean_file(self) -> object:
        """Refuse what is broken, locked or in disguise; a new file is read anew by the worker."""
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        name = file.name or ""
        posted: Any = file.file
        try:
            if is_disguised(name):
                raise FileRefused(NOT_ITS_NAME)
            self.instance.findings = check_kind(posted, extension_of(name))
        except FileRefused as error:
            raise ValidationError(str(error)) from error
        self.instance.text_state = TextState.UNREAD
        return file
