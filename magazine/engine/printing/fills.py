"""Last pages of articles: both columns end level, and the room below them is put to use."""

from collections.abc import Iterable, Mapping
from typing import Any

FIGURES, MORE = 9, 7  # lines that figures and "more on this" take
SHEET_LEAST, SHEET_HEAD, SHEET_MOST = 12, 5, 12  # lines it needs, of its head; rows at most
HALF_SHEET = 24  # free lines of a column from which a worksheet is worth its place
SHORTER = 2  # lines that a filling loses when its article ran over
PAGES_OF_A_SHEET = 4  # printers fold sheets: an issue should be a multiple of it

Places = Iterable[Mapping[str, Any]]
Fills = dict[str, dict[str, Any]]


def fill(free: int, item: Mapping[str, Any]) -> dict[str, Any] | None:
    """What stands below level columns when both have `free` lines together; None leaves them."""
    lines = free // 2
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


def first_fills(places: Places, items: Mapping[str, Mapping[str, Any]]) -> Fills:
    """The fillings that the first pass suggests, by item."""
    return {
        place["id"]: found
        for place in places
        if place["columns"] == 2 and (found := fill(place["free"], items[place["id"]]))
    }


def shorter_fills(
    fills: Fills, before: Places, after: Places, items: Mapping[str, Mapping[str, Any]]
) -> Fills | None:
    """Fillings for the next pass where an article grew by a page; None when none did."""
    pages = {place["id"]: _pages(place) for place in before}
    grown = [
        place["id"]
        for place in after
        if place["id"] in fills
        and _pages(place) > pages[place["id"]]
        and not _may_grow(place, items)
    ]
    if not grown:
        return None
    changed = dict(fills)
    for name in grown:
        less = fill(2 * (fills[name]["lines"] - SHORTER), items[name])
        changed.pop(name)
        if less:
            changed[name] = less
    return changed


def _may_grow(place: Mapping[str, Any], items: Mapping[str, Mapping[str, Any]]) -> bool:
    """Figures must be told: with no room left they take a page of their own."""
    return bool(items[place["id"]]["end"]) and place["free"] >= 2 * FIGURES


def _pages(place: Mapping[str, Any]) -> int:
    return int(place["last"]) - int(place["first"]) + 1


def copyfit(
    places: Places, fills: Fills, items: Mapping[str, Mapping[str, Any]], pages: int
) -> list[dict[str, Any]]:
    """What an editor should know of each item: its pages and the lines left on the last one."""
    rows = [
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
    if len(rows) > 1:
        rows.append({"pages": pages, "blank": -pages % PAGES_OF_A_SHEET})
    return rows
