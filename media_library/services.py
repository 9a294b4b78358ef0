"""Taking files in, keeping them for a thing, and sweeping what nobody wanted."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import Storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from media_library.choices import (
    CONTENT_TYPES,
    IMAGE_TYPES,
    PERSON_QUOTA,
    UNCLAIMED_AGE,
    UploadState,
)
from media_library.engine import FileRefused, check_kind, clean_image, extension_of, tidy_file_name
from media_library.models import Upload, private_storage
from people.models import User

MEGABYTE = 1024 * 1024
# Written when the sentence is read, in the reader's language.
_lazy_number = lazy(number_format, str)


class UploadRefused(FileRefused):
    """The file was not taken; `str(error)` says why, in the reader's language."""


def _check_size(owner: User, size: int) -> None:
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
        raise UploadRefused(_("You have no room left for files. Remove some you do not need."))


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
    except OSError as error:
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
    extension = extension_of(name)
    if extension not in settings.UPLOAD_EXTENSIONS:
        raise UploadRefused(
            format_lazy(
                _("Files of this kind are not taken. Attach one of these: {kinds}."),
                kinds=", ".join(settings.UPLOAD_EXTENSIONS),
            )
        )
    _check_size(owner, file.size or 0)
    content: IO[bytes] = file.file  # type: ignore[assignment]
    try:
        check_kind(content, extension)
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
        size=content.seek(0, 2),
    )
    content.seek(0)
    _store(upload, content)
    return upload


@transaction.atomic
def claim_upload(*, upload: Upload) -> Upload:
    """Keep a file for good: from now on it lives as long as the thing it belongs to."""
    upload.state = UploadState.CLAIMED
    upload.save(update_fields=["state"])
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


@transaction.atomic
def drop_files(*, owner: User, upload_ids: Iterable[str]) -> None:
    """Delete files of a person that nothing has claimed; claimed ones stay."""
    found = Upload.objects.filter(owner=owner, pk__in=list(upload_ids))
    for upload in found.filter(state=UploadState.RECEIVED):
        upload.delete()


def _stored_files(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in folders:
        yield from _stored_files(storage, str(PurePosixPath(folder) / name))
    for name in files:
        yield str(PurePosixPath(folder) / name)


def sweep_uploads(*, now: datetime | None = None) -> tuple[int, int]:
    """Remove files nobody claimed within a day, and files whose row never came to be.

    Gives back how many rows and how many stray files went.
    """
    now = now or timezone.now()
    rows = 0
    for upload in Upload.objects.filter(
        state=UploadState.RECEIVED, received_at__lt=now - UNCLAIMED_AGE
    ):
        upload.delete()
        rows += 1
    storage = private_storage()
    known = set(Upload.objects.values_list("file", flat=True))
    strays = 0
    for name in list(_stored_files(storage, "uploads")):
        written = storage.get_modified_time(name)
        if name not in known and written < (now - UNCLAIMED_AGE).astimezone(UTC):
            storage.delete(name)
            strays += 1
    return rows, strays


def export_uploads(*, person: User) -> list[dict[str, Any]]:
    """The files a person sent, by name, size and time."""
    return [
        {"name": upload.name, "size": upload.size, "received_at": upload.received_at.isoformat()}
        for upload in Upload.objects.filter(owner=person).order_by("received_at")
    ]


@transaction.atomic
def erase_uploads(*, person: User) -> None:
    """Remove unclaimed files; those that belong to something lose their owner."""
    for upload in Upload.objects.filter(owner=person, state=UploadState.RECEIVED):
        upload.delete()
    Upload.objects.filter(owner=person).update(owner=None)
