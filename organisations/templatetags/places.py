"""Tags for pages of places: filters as hidden fields, the point on the map, exact dates."""

import datetime
from collections.abc import Mapping

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.drawings import point_on_map, region_shapes
from core.edtf import parse_edtf
from core.templatetags.formats import day as write_day
from core.templatetags.formats import month as write_month
from organisations.models import Municipality
from organisations.selectors import Directory

register = template.Library()

POINT = "m0-17 17 17-17 17-17-17z"


@register.simple_tag
def kept_filters(region: str, district: str) -> list[dict[str, str]]:
    """The filters that a new search keeps."""
    pairs = {"region": region, "district": district}
    return [{"name": name, "value": value} for name, value in pairs.items() if value]


@register.simple_tag
def region_links(directory: Directory) -> dict[str, str]:
    """Where each region of the map leads: to its own list."""
    index = reverse("municipality_index")
    listed = [one.code for one in directory.regions if one.code in directory.counts]
    return {code: f"{index}?region={code}" for code in listed}


@register.filter
def count_of(counts: Mapping[str, int], code: str) -> int:
    """How many there are of a code; 0 where nobody counted any."""
    return counts.get(code, 0)


@register.simple_tag
def place_map(place: Municipality) -> SafeString | str:
    """Draw where a municipality lies: its region darker, its point a diamond; "" without a point.

    The outlines are those of the map of regions, so the scheme is the same everywhere.
    """
    if place.latitude is None or place.longitude is None:
        return ""
    x, y = point_on_map(float(place.latitude), float(place.longitude))
    own = place.region.code if place.region else ""
    outlines = region_shapes().items()
    shapes = [("s2" if code == own else "s1", shape["d"]) for code, shape in outlines if shape["d"]]
    return format_html(
        '<svg class="region-map place-map" viewBox="-8 -8 1016 500" role="img" aria-label="{}">'
        '{}<path class="point" d="M{} {}{}"/></svg>',
        _("Where it is: %(name)s") % {"name": place.label},
        format_html_join("", '<path class="{}" d="{}"/>', shapes),
        x,
        y - 17,
        POINT,
    )


@register.filter
def exact(text: str) -> str:
    """Write a date as exact as its source: a year, a month or a day."""
    if not text:
        return ""
    year, month, number = parse_edtf(text)
    if month is None:
        return str(year)
    whole = datetime.date(year, month, number or 1)
    return write_day(whole) if number else write_month(whole)
