"""What a file really is: its type by content, its pixels, and whether it unpacks to a flood."""

import io
import zipfile
from typing import IO

import filetype
from PIL import Image, ImageOps, UnidentifiedImageError

# Extension as typed, and the types its content may have.
CONTENT_TYPES = {
    "pdf": {"application/pdf"},
    "docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    "xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    "odt": {"application/vnd.oasis.opendocument.text"},
    "jpg": {"image/jpeg"},
    "jpeg": {"image/jpeg"},
    "png": {"image/png"},
    "webp": {"image/webp"},
}
PICTURES = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
# A text document packs well, but not a thousandfold.
LARGEST_UNPACKED = 200 * 1024 * 1024  # bytes
LARGEST_RATIO = 200
LONGEST_SIDE = 2400  # pixels of a stored photo


class BrokenFileError(ValueError):
    """The content is not a whole file of the type its name promises."""


class TooManyPixelsError(ValueError):
    """The picture would fill the memory when opened."""


def extension_of(name: str) -> str:
    """The last extension in small letters, "" without one."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def _member_type(file: IO[bytes]) -> str | None:
    """Tell packed documents apart by the files they must contain."""
    with zipfile.ZipFile(file) as packed:
        names = set(packed.namelist())
        if "word/document.xml" in names:
            return next(iter(CONTENT_TYPES["docx"]))
        if "xl/workbook.xml" in names:
            return next(iter(CONTENT_TYPES["xlsx"]))
        if "mimetype" in names:
            return packed.read("mimetype")[:100].decode("ascii", "replace")
    return None


def _refuse_flood(file: IO[bytes], size: int) -> None:
    with zipfile.ZipFile(file) as packed:
        unpacked = sum(member.file_size for member in packed.infolist())
    if unpacked > LARGEST_UNPACKED or unpacked > max(size, 1) * LARGEST_RATIO:
        raise BrokenFileError("unpacks to a flood")


def content_type_of(file: IO[bytes], *, name: str, size: int) -> str:
    """The real type; refuses with BrokenFileError when it is not what the name says."""
    allowed = CONTENT_TYPES.get(extension_of(name), set())
    file.seek(0)
    head = file.read(8192)
    file.seek(0)
    try:
        if head[:2] == b"PK":
            _refuse_flood(file, size)
            found = _member_type(file)
        else:
            guess = filetype.guess(head)
            found = guess.mime if guess else None
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError) as error:
        raise BrokenFileError("not a whole file") from error
    finally:
        file.seek(0)
    if found is None or found not in allowed:
        raise BrokenFileError("not what its name says")
    return found


def clean_picture(file: IO[bytes], *, name: str, most_pixels: int) -> bytes:
    """Draw the picture anew: turned upright, at most 2400 px, without place, device or time.

    Refuses with TooManyPixelsError by the size the header declares, before anything is unpacked,
    and with BrokenFileError when the picture is not whole.
    """
    try:
        picture: Image.Image = Image.open(file)
        if picture.width * picture.height > most_pixels:
            raise TooManyPixelsError("too many pixels")
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        fresh = upright.convert("RGB") if upright.mode not in {"RGB", "RGBA", "L"} else upright
        kind = PICTURES[extension_of(name)]
        if kind == "JPEG" and fresh.mode == "RGBA":
            fresh = fresh.convert("RGB")
        fresh.info.clear()
        written = io.BytesIO()
        fresh.save(written, kind, quality=85)
    except TooManyPixelsError:
        raise
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
    ) as error:
        raise BrokenFileError("not a whole picture") from error
    return written.getvalue()
