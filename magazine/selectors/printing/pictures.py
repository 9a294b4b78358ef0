"""Pictures of an issue as files for the template, read once; a broken one becomes a note."""

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from PIL import Image

from magazine.engine.printing.blocks import Picture
from magazine.selectors.epub.things import small_picture
from media_library.models import SiteImage


@dataclass
class Pictures:
    """Pictures by id, their bytes by name, and the titles of those that could not be read."""

    by_id: dict[int, Picture] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)


def read_pictures(images: Iterable[SiteImage]) -> Pictures:
    """Read pictures as small as paper needs them, named by what is in them."""
    found = Pictures()
    for image in images:
        resource = small_picture(image)
        if resource is None:
            found.lost.append(image.title)
            found.by_id[image.pk] = Picture(None, 0.66, image.default_alt_text, "")
            continue
        content = resource.data
        with Image.open(io.BytesIO(content)) as picture:
            ratio = round(picture.height / picture.width, 4)
        name = f"{hashlib.sha256(content).hexdigest()[:24]}.jpg"
        found.files[name] = content
        found.by_id[image.pk] = Picture(name, ratio, image.default_alt_text, image.credit)
    return found


def one_ink(found: Pictures, image: SiteImage | None) -> str | None:
    """The name of the mark of a funder without colour; None when there is none to print."""
    if image is None or (known := found.by_id.get(image.pk)) is None or known.file is None:
        return None
    with Image.open(io.BytesIO(found.files[known.file])) as picture:
        made = io.BytesIO()
        picture.convert("L").save(made, "PNG", optimize=True)
    name = f"{hashlib.sha256(made.getvalue()).hexdigest()[:24]}.png"
    found.files[name] = made.getvalue()
    return name
