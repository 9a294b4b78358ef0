"""Drawings for templates: pictures of cases, tiles, the cloth, the map."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import drawings, motifs

register = template.Library()


@register.simple_tag
def case_picture(number: int, columns: int = 2, rows: int = 2) -> SafeString:
    """Draw a case by its number."""
    return mark_safe(motifs.case_picture(int(number), columns, rows))  # noqa: S308 -- own SVG


@register.simple_tag
def tile(
    room: str = "library", turned: bool = False, size: int = 60, number: int = 0
) -> SafeString:
    """Draw one tile of a room; several on one page are told apart by their numbers."""
    return mark_safe(motifs.tile(room, turned, size, number))  # noqa: S308 -- own SVG


@register.simple_tag
def tile_row(room: str = "library", count: int = 4, size: int = 110) -> SafeString:
    """Draw a row of tiles, felts exchanged each time."""
    return mark_safe(motifs.tile_row(room, count, size))  # noqa: S308 -- own SVG


@register.simple_tag
def region_map(
    counts: Mapping[str, int] | None = None,
    chosen: str = "",
    links: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    title: str = "",
    dots: SafeString | str = "",
) -> SafeString:
    """Draw the map of oblasts; all dicts are keyed by codes such as KG-N."""
    language = (get_language() or "ru")[:2]
    shown = {code: drawings.region_name(code, language) for code in drawings.region_shapes()}
    return drawings.region_map(
        counts=counts or {},
        names=shown | dict(names or {}),
        links=links or {},
        chosen=chosen or "",
        title=title or _("Map of the oblasts"),
        dots=dots or "",
    )
