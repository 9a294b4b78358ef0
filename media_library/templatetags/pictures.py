"""A picture in the sizes the worker made, with its text for people who cannot see it."""

from typing import Any

from django import template
from django.core.cache import cache
from django.utils.translation import get_language
from wagtail.images.models import Filter, SourceImageIOError

from media_library.choices import PICTURE_SPECS, RENDITION_LEASE
from media_library.jobs.pictures import make_sizes
from media_library.models import SiteImage, SiteRendition
from media_library.selectors import languages_without_text

register = template.Library()

FALLBACK = PICTURE_SPECS[0]
# In the order a browser should prefer them.
SOURCES = ("avif", "webp")


def _fallback_of(image: SiteImage) -> SiteRendition | None:
    """Make the one size that must be there, in turn with other processes; None for the patient."""
    try:
        return image.get_rendition(FALLBACK)  # type: ignore[return-value]
    except (SourceImageIOError, OSError):
        return None


def _ask_for_sizes(image: SiteImage) -> None:
    """Ask the worker once, however many visitors look at the page meanwhile."""
    if cache.add(f"sizes:{image.pk}:{image.file_hash}", 1, RENDITION_LEASE):
        make_sizes.enqueue(image.pk)


def _sources(found: dict[str, SiteRendition]) -> list[dict[str, str]]:
    sources = []
    for kind in SOURCES:
        sizes = [size for spec, size in found.items() if spec.endswith(f"format-{kind}")]
        sizes.sort(key=lambda size: size.width)
        srcset = ", ".join(f"{size.url} {size.width}w" for size in sizes)
        if srcset:
            sources.append({"type": f"image/{kind}", "srcset": srcset})
    return sources


def _text_of(image: SiteImage) -> tuple[str, str]:
    """The text instead of the picture, and the language of the page where it has none in it.

    A picture within a text may carry its own, or be marked as a mere ornament there.
    """
    if getattr(image, "decorative", False):
        return "", ""
    own = getattr(image, "contextual_alt_text", "") or ""
    language = (get_language() or "")[:2]
    is_missing = not own and language in languages_without_text(image)
    return own or image.default_alt_text, language if is_missing else ""


@register.inclusion_tag("components/picture.html")
def site_picture(image: SiteImage, sizes: str = "100vw", loading: str = "lazy") -> dict[str, Any]:
    """Show a picture; a size that is missing is made by the worker, and the page does without."""
    existing = image.find_existing_renditions(*(Filter(spec) for spec in PICTURE_SPECS))
    found = {each.spec: size for each, size in existing.items()}
    if len(found) < len(PICTURE_SPECS):
        _ask_for_sizes(image)
    text, missing = _text_of(image)
    return {
        "fallback": found.get(FALLBACK) or _fallback_of(image),
        "sources": _sources(found),
        "sizes": sizes,
        "loading": loading,
        "text": text,
        "missing": missing,
    }
