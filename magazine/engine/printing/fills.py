"""Last pages of articles: both columns end level, and the room below them is put to use."""

from collections.abc import Iterable, Mapping
from typing import Any

FIGURES, MORE = 9, 7  # lines that figures and "more on this" take
SHEET_LEAST, SHEET_HEAD, SHEET_MOST = 12, 5, 12  # lines it needs, of its head; rows at most
HALF_SHEET = 24  # free lines of a column from which a worksheet is worth its place
COLUMNS, WHOLE = 2, 51  # of a page; lines that a filling can have
SPARE = 2  # lines that columns need to part between blocks
SHORTER = 2  # lines that a filling loses when its article ran over
PAGES_OF_A_SHEET = 4  # printers fold sheets: an issue should be a multiple of it

Places = Iterable[Mapping[str, Any]]
Fills = dict[str, dict[str, Any]]


def fill(lines: int, item: Mapping[str, Any]) -> dict[str, Any] | None:
    """What stands in so many lines over both columns, figures always; None for too few."""
    has_figures = bool(item["end"])
    if has_figures:
        lines = max(lines, FIGURES + 1)
    if lines < 2:
        return None
    rest = lines - 1 - FIGURES * has_figures
    has_more = bool(item["more"]) and rest >= MORE
    rest -= MORE * has_more
    wants_sheet = item["has_sheet"] and lines >= HALF_SHEET and rest >= SHEET_LEAST
    rows = min(SHEET_MOST, (rest - SHEET_HEAD) // 2) if wants_sheet else 0
    return {"lines": lines, "figures": has_figures, "more": has_more, "sheet": rows}


def figures_only(items: Iterable[Mapping[str, Any]]) -> Fills:
    """The fillings that the first pass measures with: figures are told whatever the room."""
    return {item["id"]: found for item in items if item["end"] and (found := fill(0, item))}


def level_fills(places: Places, fills: Fills, items: Mapping[str, Mapping[str, Any]]) -> Fills:
    """The fillings below which both columns of a last page end level, by item."""
    found: Fills = {}
    for place in places:
        name = place["id"]
        if place["columns"] != COLUMNS:
            continue
        if place["apart"]:  # figures on a page of their own have all of it
            lines = WHOLE
        else:
            lines = fills[name]["lines"] if name in fills else 0
            lines += (place["free"] - SPARE) // COLUMNS
        if level := fill(lines, items[name]):
            found[name] = level
    return found


def shorter_fills(
    fills: Fills, before: Places, after: Places, items: Mapping[str, Mapping[str, Any]]
) -> Fills | None:
    """Fillings for the next pass where an article grew by a page; None when none did."""
    pages = {place["id"]: _pages(place) for place in before}
    changed = dict(fills)
    for place in after:
        name = place["id"]
        if name not in fills or _pages(place) <= pages[name]:
            continue
        less = fill(fills[name]["lines"] - SHORTER, items[name])
        changed.pop(name)
        if less:
            changed[name] = less
    return None if changed == fills else changed


def _pages(place: Mapping[str, Any]) -> int:
    return int(place["last"]) - int(place["first"]) + 1


def copyfit(
    places: Places, fills: Fills, items: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """What an editor should know of each item: its pages and the lines left on the last one."""
    return [
        {
            "id": place["id"],
            "title": items[place["id"]]["title"],
            "first": place["first"],
            "last": place["last"],
            "free": place["free"],
            "filled": [
                name
                for name in ("figures", "more", "sheet")
                if fills.get(place["id"], {}).get(name)
            ],
        }
        for place in places
    ]


def folded(pages: int) -> dict[str, int]:
    """How many pages there are, and how many the last sheet of a printer leaves blank."""
    return {"pages": pages, "blank": -pages % PAGES_OF_A_SHEET}
