"""Judges office files by the directory of their archive; they are never unpacked."""

import stat
import zipfile
from pathlib import PurePosixPath
from typing import IO

from django.utils.translation import gettext_lazy as _

from media_library.engine.refusals import DAMAGED, NOT_ITS_NAME, FileRefused

# An office file is a zip archive; one that unpacks to more than this is an attack.
UNPACKED_LIMIT = 200 * 1024 * 1024
RATIO_LIMIT = 100
ENTRIES_LIMIT = 5000
# A part of every genuine file of the kind.
OFFICE_PARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    "odt": "content.xml",
    "epub": "META-INF/container.xml",
}
_BEGINNING = b"PK\x03\x04"
_ENCRYPTED = 0x1


def is_archive(file: IO[bytes]) -> bool:
    """Say whether a program that unpacks would find an archive here, wherever it begins."""
    try:
        with zipfile.ZipFile(file) as archive:
            return bool(archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def check_office(file: IO[bytes], extension: str) -> None:
    """Raise FileRefused for what is no document of this kind, or more than a document."""
    file.seek(0)
    if file.read(4) != _BEGINNING:
        raise FileRefused(NOT_ITS_NAME)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise FileRefused(DAMAGED) from error
    if OFFICE_PARTS[extension] not in {entry.filename for entry in entries}:
        raise FileRefused(NOT_ITS_NAME)
    _check_entries(entries)
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    is_bomb = unpacked > 1024 * 1024 and unpacked / packed > RATIO_LIMIT
    if is_bomb or unpacked > UNPACKED_LIMIT or len(entries) > ENTRIES_LIMIT:
        raise FileRefused(_("The file unpacks to far more than an ordinary document."))


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if any(_is_macro(entry.filename) for entry in entries):
        raise FileRefused(_("The file has macros. Save it without them and attach it again."))
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise FileRefused(
            _("The file is protected by a password. Save it without one and attach it again.")
        )
    if any(_leads_out(entry) for entry in entries):
        raise FileRefused(NOT_ITS_NAME)


def _is_macro(name: str) -> bool:
    lower = name.lower()
    # Office keeps macros in one file, OpenDocument in two folders.
    return lower.endswith("vbaproject.bin") or lower.startswith(("basic/", "scripts/"))


def _leads_out(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return path.is_absolute() or ".." in path.parts or is_link
