"""Looks into a file without trusting its name: what it really is, what must not stay in it."""

import io
import threading
import unicodedata
import zipfile
from typing import IO

import filetype
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from media_library.choices import CONTENT_TYPES, IMAGE_TYPES

# An office file is a zip archive; one that unpacks to more than this is an attack.
UNPACKED_LIMIT = 200 * 1024 * 1024
RATIO_LIMIT = 100
ENTRIES_LIMIT = 5000
# A part of every genuine file of the kind.
OFFICE_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml"}
# Photos are stored with at most this many pixels on a side: enough for print on A4.
LONGEST_SIDE = 4000
# Only JPEG can be read smaller than it is; of the others every point lies in memory at once.
MOST_PIXELS_UNPACKED = 16_000_000
# Pictures are unpacked one at a time in a process: together they would fill the memory.
_UNPACKING = threading.BoundedSemaphore(1)
_FORMATS = ("JPEG", "PNG", "WEBP")
BROKEN = _("This is not a whole picture. Save it again and attach it.")
# What Pillow raises for broken or hostile pictures; SyntaxError is its word for a broken PNG.
_BROKEN = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    OSError,
    ValueError,
    SyntaxError,
)


class FileRefused(Exception):
    """The file cannot be taken; the message says why and what to do."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message


def tidy_file_name(raw: str) -> str:
    """Give back the visitor's own name for a file, without folders and invisible signs."""
    name = unicodedata.normalize("NFC", raw.replace("\\", "/").rpartition("/")[2])
    name = "".join(sign for sign in name if not unicodedata.category(sign).startswith("C")).strip()
    stem, dot, suffix = name.rpartition(".")
    return f"{stem[: 250 - len(suffix)]}{dot}{suffix[:10]}" if dot else name[:255]


def extension_of(name: str) -> str:
    """The last extension in small letters; `x.pdf.exe` is an exe."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def _check_office(file: IO[bytes], extension: str) -> None:
    """Judge an office file by the directory of its archive, without unpacking it."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise FileRefused(_("The file is damaged: it cannot be opened.")) from error
    names = {entry.filename for entry in entries}
    if OFFICE_PARTS[extension] not in names:
        raise FileRefused(_("The file is not what its name says."))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise FileRefused(_("The file has macros. Save it without them and attach it again."))
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    is_bomb = unpacked > 1024 * 1024 and unpacked / packed > RATIO_LIMIT
    if is_bomb or unpacked > UNPACKED_LIMIT or len(entries) > ENTRIES_LIMIT:
        raise FileRefused(_("The file unpacks to far more than an ordinary document."))


def check_kind(file: IO[bytes], extension: str) -> None:
    """Raise FileRefused unless the first bytes and the inside agree with the extension."""
    file.seek(0)
    head = file.read(8192)
    file.seek(0)
    if extension in OFFICE_PARTS:
        _check_office(file, extension)
    else:
        kind = filetype.guess(head)
        if kind is None or kind.mime != CONTENT_TYPES[extension]:
            raise FileRefused(_("The file is not what its name says."))
    file.seek(0)


def _open_image(file: IO[bytes], most_pixels: int) -> Image.Image:
    file.seek(0)
    image = Image.open(file, formats=_FORMATS)
    width, height = image.size
    if image.format not in ("JPEG", "MPO"):
        most_pixels = min(most_pixels, MOST_PIXELS_UNPACKED)
    if width * height > most_pixels:
        raise FileRefused(
            format_lazy(
                _("The picture has too many points: at most {limit} million."),
                limit=most_pixels // 1_000_000,
            )
        )
    if max(width, height) > LONGEST_SIDE:
        # JPEG can be read at half or a quarter of its size, in a fraction of the memory.
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    image.load()
    return image


def clean_image(file: IO[bytes], extension: str, *, most_pixels: int) -> io.BytesIO:
    """Give back the picture alone: turned upright, without place, camera, comments or thumbnails.

    Raises FileRefused when it is not a whole picture or too large.
    """
    with _UNPACKING:
        try:
            image = _open_image(file, most_pixels)
        except FileRefused:
            raise
        except _BROKEN as error:
            raise FileRefused(BROKEN) from error
        return _save_bare(image, IMAGE_TYPES[extension].removeprefix("image/").upper())


def _save_bare(image: Image.Image, kind: str) -> io.BytesIO:
    profile = image.info.get("icc_profile")
    ImageOps.exif_transpose(image, in_place=True)
    if max(image.size) > LONGEST_SIDE:
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    image.info = {}
    cleaned = io.BytesIO()
    options = {"icc_profile": profile} if profile else {}
    if kind in ("JPEG", "WEBP"):
        options["quality"] = 90
    image.save(cleaned, kind, **options)
    cleaned.seek(0)
    return cleaned
