"""What the pieces of articles name by number: pictures, acts and files, read once for all."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from PIL import Image, ImageOps

from core.epub_parts import Resource, address
from magazine.engine.content import Piece
from media_library.models import SiteDocument, SiteImage
from taxonomy.models import LegalAct

LONGEST_SIDE = 1000  # of a picture on a screen that is read like a book
MOST_PIXELS = 50_000_000
QUALITY = 70
# What Pillow and a storage raise for lost, broken or hostile pictures.
UNREADABLE = (
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    OSError,
    ValueError,
    SyntaxError,
)


@dataclass(frozen=True)
class Things:
    """Rows by their ids."""

    images: dict[int, SiteImage]
    acts: dict[int, LegalAct]
    documents: dict[int, SiteDocument]


def read_things(pieces: Iterable[Piece]) -> Things:
    """Read everything that the pieces name, in at most three statements."""
    images: set[int] = set()
    acts: set[int] = set()
    documents: set[int] = set()
    for piece in pieces:
        images.update(filter(None, [piece.get("image")]))
        acts.update(filter(None, [piece.get("act"), *piece.get("acts", ())]))
        documents.update(filter(None, [piece.get("document")]))
    return Things(
        images=SiteImage.objects.in_bulk(images) if images else {},
        acts=LegalAct.objects.in_bulk(acts) if acts else {},
        documents=SiteDocument.objects.in_bulk(documents) if documents else {},
    )


def web_address(url: str) -> str:
    """The whole address of a link; those of the portal come without its name."""
    return address(f"{settings.PUBLIC_URL}{url}" if url.startswith("/") else url)


def small_picture(image: SiteImage) -> Resource | None:
    """The picture as small as a book needs it, without place and camera; None when it is lost."""
    try:
        with image.file.storage.open(image.file.name) as file:
            picture: Image.Image = Image.open(file)
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture = ImageOps.exif_transpose(picture)
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            bare = _on_white(picture)
    except UNREADABLE:
        return None
    made = io.BytesIO()
    bare.save(made, "JPEG", quality=QUALITY, optimize=True)
    return Resource(f"picture-{image.pk}.jpg", made.getvalue())


def _on_white(picture: Image.Image) -> Image.Image:
    """Lay what is transparent on white paper."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        whole = picture.convert("RGBA")
        paper = Image.new("RGBA", whole.size, "#ffffff")
        return Image.alpha_composite(paper, whole).convert("RGB")
    return picture.convert("RGB")
