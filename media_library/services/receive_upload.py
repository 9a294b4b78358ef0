"""Taking a file from a person: what it really is, how large, and nothing personal inside photos."""

import hashlib
import unicodedata
import uuid

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from core.templatetags.formats import file_size
from media_library import engine
from media_library.choices import UploadState
from media_library.models import Upload
from people.models import User


class UploadRefused(Exception):
    """The file is not taken; the text says why and what to do, in the visitor's language."""


def _clean_name(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()
    stem, _dot, extension = kept.rpartition(".")
    return f"{(stem or 'file')[:200]}.{extension[:8]}" if extension else kept[:200]


def _refuse_by_name_and_size(name: str, size: int) -> None:
    if size == 0:
        raise UploadRefused(_("The file is empty. Choose another one."))
    if size > settings.UPLOAD_MAX_SIZE:
        raise UploadRefused(
            _("At most %(most)s; this file is %(size)s. Choose a smaller one.")
            % {"most": file_size(settings.UPLOAD_MAX_SIZE), "size": file_size(size)}
        )
    if engine.extension_of(name) not in settings.UPLOAD_EXTENSIONS:
        raise UploadRefused(_("Choose a PDF, DOCX, XLSX, ODT, JPG, PNG or WebP file."))


def _checked(file: UploadedFile, name: str) -> tuple[bytes, str]:
    broken = _("The file is damaged or is not what its name says. Save it again and retry.")
    try:
        content_type = engine.content_type_of(file, name=name, size=file.size or 0)
        if engine.extension_of(name) not in engine.PICTURES:
            return file.read(), content_type
        pixels = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
        return engine.clean_picture(file, name=name, most_pixels=pixels), content_type
    except engine.TooManyPixelsError as error:
        raise UploadRefused(_("The picture is too large. Choose a smaller one.")) from error
    except engine.BrokenFileError as error:
        raise UploadRefused(broken) from error


def receive_upload(*, owner: User, file: UploadedFile) -> Upload:
    """Store a file for its owner; photos are drawn anew without place and device.

    Refuses with UploadRefused: empty, above settings.UPLOAD_MAX_SIZE bytes, a type we do not
    take, damaged, or not what its name says. A refused file leaves neither row nor file.
    """
    name = _clean_name(file.name or "")
    _refuse_by_name_and_size(name, file.size or 0)
    content, content_type = _checked(file, name)
    upload = Upload(
        pk=uuid.uuid4(),
        owner=owner,
        name=name,
        size=len(content),
        content_type=content_type,
        digest=hashlib.sha256(content).hexdigest(),
        state=UploadState.RECEIVED,
    )
    upload.file.save(name, ContentFile(content), save=False)
    try:
        with transaction.atomic():
            upload.save(force_insert=True)
    except BaseException:
        upload.file.storage.delete(upload.file.name or "")
        raise
    return upload
