"""Draws pictures again, so that nothing but the picture stays in the file."""

import io
import threading
from typing import IO

from django.utils.formats import number_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from media_library.choices import IMAGE_TYPES
from media_library.engine.refusals import FileRefused

# Photos are stored with at most this many pixels on a side: enough for print on A4.
LONGEST_SIDE = 4000
# The longest side of a photo on a page.
SMALL_SIDE = 800
# Only JPEG can be read smaller than it is; of the others every point lies in memory at once.
MOST_PIXELS_UNPACKED = 16_000_000
# Pictures are unpacked one at a time in a process: together they would fill the memory.
_UNPACKING = threading.BoundedSemaphore(1)
# Written when the sentence is read, in the reader's language.
_lazy_number = lazy(number_format, str)
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


def _open_image(file: IO[bytes], most_pixels: int) -> Image.Image:
    file.seek(0)
    image = Image.open(file, formats=_FORMATS)
    width, height = image.size
    if image.format not in ("JPEG", "MPO"):
        most_pixels = min(most_pixels, MOST_PIXELS_UNPACKED)
    if width * height > most_pixels:
        raise FileRefused(
            format_lazy(
                _("The picture has too many points: at most {limit} million (it has {size})."),
                limit=most_pixels // 1_000_000,
                size=_lazy_number(width * height / 1_000_000, 1),
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


def shrink(file: IO[bytes]) -> io.BytesIO:
    """Give back a stored photo as wide as a column of a page, in a format for slow lines.

    Raises FileRefused when it is not a whole picture.
    """
    with _UNPACKING:
        try:
            image = Image.open(file, formats=_FORMATS)
            image.draft("RGB", (2 * SMALL_SIDE, 2 * SMALL_SIDE))
            image.load()
        except _BROKEN as error:
            raise FileRefused(BROKEN) from error
        image.thumbnail((SMALL_SIDE, SMALL_SIDE))
        made = io.BytesIO()
        image.convert("RGB").save(made, "WEBP", quality=60, method=4)
    made.seek(0)
    return made


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
