"""Takes a file in: by what it is, under a name of ours, without metadata."""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum
from django.utils.formats import number_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from media_library.choices import CONTENT_TYPES, IMAGE_TYPES, PERSON_QUOTA
from media_library.engine.kinds import check_kind
from media_library.engine.names import extension_of, is_disguised, tidy_file_name
from media_library.engine.pictures import clean_image
from media_library.engine.refusals import NOT_ITS_NAME, FileRefused
from media_library.jobs.examining import examine_upload
from media_library.models import Upload
from people.models import User

MEGABYTE = 1024 * 1024
# Written when the sentence is read, in the reader's language.
_lazy_number = lazy(number_format, str)


class UploadRefused(FileRefused):
    """The file was not taken; `str(error)` says why, in the reader's language."""


def check_room(*, owner: User, size: int) -> None:
    """Raise UploadRefused for a size we do not take, or when the person's files fill their room."""
    if size == 0:
        raise UploadRefused(_("The file is empty."))
    if size > settings.UPLOAD_MAX_SIZE:
        raise UploadRefused(
            format_lazy(
                _("The file is too large: at most {limit} MB (this file is {size} MB)."),
                limit=settings.UPLOAD_MAX_SIZE // MEGABYTE,
                size=_lazy_number(size / MEGABYTE, 1),
            )
        )
    used = Upload.objects.filter(owner=owner).aggregate(sum=Sum("size"))["sum"] or 0
    if used + size > PERSON_QUOTA:
        raise UploadRefused(
            format_lazy(
                _(
                    "You have no room left for files: {limit} MB, of which {used} MB are taken. "
                    "Remove some you do not need."
                ),
                limit=PERSON_QUOTA // MEGABYTE,
                used=used // MEGABYTE,
            )
        )


def check_name(*, name: str) -> str:
    """Give back the extension of a tidy name; raises UploadRefused for kinds we do not take."""
    extension = extension_of(name)
    if extension not in settings.UPLOAD_EXTENSIONS:
        raise UploadRefused(
            format_lazy(
                _("Files of this kind are not taken. Attach one of these: {kinds}."),
                kinds=", ".join(settings.UPLOAD_EXTENSIONS),
            )
        )
    if is_disguised(name):
        raise UploadRefused(NOT_ITS_NAME)
    return extension


def _digest(content: IO[bytes]) -> str:
    digest = hashlib.sha256()
    content.seek(0)
    while part := content.read(MEGABYTE):
        digest.update(part)
    content.seek(0)
    return digest.hexdigest()


def _store(upload: Upload, content: IO[bytes]) -> None:
    """Write the file and its row; a file without a row, or half a file, never stays."""
    try:
        upload.file.save(upload.name, File(content), save=False)
        with transaction.atomic():
            upload.save(force_insert=True)
            transaction.on_commit(partial(examine_upload.enqueue, str(upload.pk)))
    except OSError as error:
        with suppress(OSError):  # a store that is down; the sweep comes by
            upload.file.storage.delete(upload.file.field.generate_filename(upload, upload.name))
        raise UploadRefused(_("The file could not be stored now. Try again later.")) from error
    except BaseException:
        upload.file.delete(save=False)
        raise


def receive_upload(*, owner: User, file: "UploadedFile[Any]") -> Upload:
    """Take a file from a person: checked by what it is, under a name of ours, without metadata.

    Only the row is written in a transaction: a picture takes seconds to read, and SQLite would
    keep every other writer waiting for that long. Raises UploadRefused with a sentence for the
    field when it is empty, too large, of a kind we do not take, not what its name says, damaged,
    or full of tricks.
    """
    name = tidy_file_name(file.name or "")
    extension = check_name(name=name)
    check_room(owner=owner, size=file.size or 0)
    content: IO[bytes] = file.file  # type: ignore[assignment]
    try:
        findings = check_kind(content, extension)
        if extension in IMAGE_TYPES:
            most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
            content = clean_image(content, extension, most_pixels=most)
    except FileRefused as error:
        raise UploadRefused(error.message) from error
    upload = Upload(
        owner=owner,
        name=name,
        content_type=CONTENT_TYPES[extension],
        digest=_digest(content),
        findings=findings,
        size=content.seek(0, 2),
    )
    content.seek(0)
    _store(upload, content)
    return upload


def keep_files(*, owner: User, files: Mapping[str, Iterable[Any]]) -> dict[str, list[str]]:
    """Receive the files of a form whose session had ended; what is refused is asked for again."""
    kept: dict[str, list[str]] = {}
    for field, posted in files.items():
        for file in posted:
            try:
                upload = receive_upload(owner=owner, file=file)
            except UploadRefused:
                continue
            kept.setdefault(field, []).append(str(upload.pk))
    return kept
