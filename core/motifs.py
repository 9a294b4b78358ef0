"""Felt patterns as SVG: a cut in one quarter, mirrored, with the two felts exchanged next door.

Everything here is pure: the same number always gives the same bytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

SNOW, SAFFRON = "#f3f6f1", "#f0b429"
DYES = {
    "library": "#0e4a40",
    "magazine": "#8a1c33",
    "academy": "#2b3d80",
    "calls": "#6f4210",
    "search": "#0a566a",
}
ROOM_CUTS = {
    "library": "horn",
    "magazine": "field",
    "academy": "step",
    "calls": "peak",
    "search": "lens",
}
# A cut is drawn in one quarter of a 16×16 cell whose centre is 0,0. "q" mirrors it on the
# diagonal and on both axes, "x" only left and right. A line without length is a square: the
# corner of the horn would stay open without it.
CUTS = {
    "horn": ("q", "M0 0L3 3H6V2M8 6.2L6.2 8M8 8H8"),
    "field": ("q", "M1 8V4L4 1H8M5 8V5H8"),
    "step": ("q", "M0 7H3V5H5V3H7V0M0 2.4L2.4 0"),
    "peak": ("x", "M0 -5L8 3M0 1L8 9M0 7L3 10M5 -8L8 -5"),
    "lens": ("q", "M0 7L7 0M0 3L3 0M6.6 8L8 6.6"),
    "spring": ("q", "M0 7H4L7 4V0M0 3L3 0"),
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg"'
STROKE = 'fill="none" stroke-width="2" stroke-linecap="square" stroke-miterlimit="8"'

Point = tuple[float, float]


class Lottery:
    """A fixed linear congruential generator, so that drawings never change between machines."""

    def __init__(self, seed: int) -> None:
        self.state = (seed * 2654435761 + 12345) % 2**31
        self.draw(1)

    def draw(self, below: int) -> int:
        """Give a whole number from 0 to below - 1."""
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return (self.state >> 12) % below


@dataclass(frozen=True)
class Cell:
    """One tile of a cloth, placed in units of cells."""

    cut: str
    ground: str
    thread: str
    x: int
    y: int
    size: int = 1


def polylines(path: str) -> list[list[Point]]:
    """Read the small path language of CUTS (M, L, H, V, absolute) into points."""
    lines: list[list[Point]] = []
    for command, text in re.findall(r"([MLHV])([^MLHV]*)", path):
        values = [float(value) for value in text.split()]
        if command == "M":
            lines.append([])
        last = lines[-1][-1] if lines[-1] else (0.0, 0.0)
        if command == "H":
            lines[-1].append((values[0], last[1]))
        elif command == "V":
            lines[-1].append((last[0], values[0]))
        else:
            lines[-1].extend(zip(values[::2], values[1::2], strict=True))
    return lines


def cut_path(cut: str) -> str:
    """Mirror a cut over its whole cell and write it as one SVG path."""
    kind, path = CUTS[cut]
    lines = polylines(path)
    if kind == "q":
        lines = lines + [[(y, x) for x, y in line] for line in lines]
    signs = [(1, 1), (-1, 1), (1, -1), (-1, -1)] if kind == "q" else [(1, 1), (-1, 1)]
    drawn: list[str] = []
    for across, down in signs:
        for line in lines:
            written = "L".join(f"{x * across:g} {y * down:g}" for x, y in line)
            if written not in drawn:
                drawn.append(written)
    return "M" + "M".join(drawn)


def symbol(cut: str, name: str) -> str:
    """Give the <symbol> of a cut; ground is its fill, thread its stroke."""
    return (
        f'<symbol id="{name}" viewBox="-8 -8 16 16"><path stroke="none" d="M-8-8H8V8H-8z"/>'
        f'<path {STROKE} d="{cut_path(cut)}"/></symbol>'
    )


def cloth(cells: list[Cell], prefix: str, columns: int, rows: int, attributes: str = "") -> str:
    """Draw cells as one SVG; `prefix` keeps the ids of several drawings on a page apart."""
    names = {cut: f"{prefix}{cut[:2]}" for cut in dict.fromkeys(cell.cut for cell in cells)}
    defs = "".join(symbol(cut, name) for cut, name in names.items())
    uses = "".join(
        f'<use href="#{names[cell.cut]}" x="{cell.x * 16}" y="{cell.y * 16}" '
        f'width="{cell.size * 16 + 0.1:g}" height="{cell.size * 16 + 0.1:g}" '
        f'fill="{cell.ground}" stroke="{cell.thread}"/>'
        for cell in cells
    )
    box = f'viewBox="0 0 {columns * 16} {rows * 16}"'
    return f"{SVG} {box}{attributes}><defs>{defs}</defs>{uses}</svg>"


def checkered(
    cuts: tuple[str, str], felts: tuple[str, str], columns: int, rows: int
) -> Iterator[Cell]:
    """Lay two cuts like a chessboard; neighbours exchange the two felts."""
    for y in range(rows):
        for x in range(columns):
            odd = (x + y) % 2
            yield Cell(cuts[odd], felts[1 - odd], felts[odd], x, y)


def case_choice(number: int) -> tuple[tuple[str, str], tuple[str, str]]:
    """Choose the two cuts and the two felts of a case by its number."""
    lottery = Lottery(number)
    cuts = ["horn", "lens", "spring", "step", "field"]
    first = cuts.pop(lottery.draw(len(cuts)))
    second = cuts[lottery.draw(len(cuts))]
    return (first, second), (DYES["library"], SAFFRON if number % 3 == 0 else SNOW)


@lru_cache(maxsize=512)
def case_picture(number: int, columns: int = 2, rows: int = 2) -> str:
    """Draw the picture of a case; decoration, so hidden from screen readers."""
    cuts, felts = case_choice(number)
    cells = list(checkered(cuts, felts, columns, rows))
    size = f' width="{columns * 42}" height="{rows * 42}" aria-hidden="true" focusable="false"'
    return cloth(cells, f"c{number}x{columns}", columns, rows, size)


def tile(room: str, turned: bool = False, size: int = 60, number: int = 0) -> str:
    """Draw one tile of a room, for empty states and lists; of each page its own number."""
    felts = (SNOW, DYES[room]) if not turned else (DYES[room], SNOW)
    cell = Cell(ROOM_CUTS[room], felts[0], felts[1], 0, 0)
    attributes = f' width="{size}" height="{size}" aria-hidden="true" focusable="false"'
    return cloth([cell], f"t{room[:2]}{int(turned)}{number or ''}", 1, 1, attributes)


def tile_row(room: str, count: int = 4, size: int = 110) -> str:
    """Draw tiles side by side, felts exchanged each time, for error pages."""
    felts = (DYES[room], SNOW)
    cut = ROOM_CUTS[room]
    cells = list(checkered((cut, cut), felts, count, 1))
    attributes = f' width="{size * count}" height="{size}" aria-hidden="true" focusable="false"'
    return cloth(cells, f"r{room[:2]}", count, 1, attributes)


def frieze(room: str) -> str:
    """Draw the mask of the frieze: a tile and its negative, opaque where snow shows."""
    path = cut_path(ROOM_CUTS[room])
    thread = f'<path {STROKE} d="{path}" stroke='
    return (
        f'{SVG} viewBox="-8 -8 32 16" width="32" height="16">'
        '<clipPath id="l"><path d="M-8-8H8V8H-8z"/></clipPath>'
        f'<mask id="n" maskUnits="userSpaceOnUse" x="-8" y="-8" width="16" height="16">'
        f'<path fill="#fff" d="M-8-8H8V8H-8z"/>{thread}"#000"/></mask>'
        f'<g clip-path="url(#l)">{thread}"#000"/></g>'
        '<path transform="translate(16)" mask="url(#n)" d="M-8-8H8V8H-8z"/></svg>'
    )


def wordmark() -> str:
    """Draw the tile "horn" cut by the diagonal into two felts; also the favicon."""
    path = cut_path("horn")
    return (
        f'{SVG} viewBox="-8 -8 16 16" width="46" height="46">'
        f'<clipPath id="a"><path d="M-8-8H8L-8 8z"/></clipPath>'
        f'<clipPath id="b"><path d="M8-8V8H-8z"/></clipPath>'
        f'<g clip-path="url(#a)"><path fill="{DYES["library"]}" d="M-8-8H8V8H-8z"/>'
        f'<path {STROKE} stroke="{SNOW}" d="{path}"/></g>'
        f'<g clip-path="url(#b)"><path fill="{SAFFRON}" d="M-8-8H8V8H-8z"/>'
        f'<path {STROKE} stroke="{DYES["library"]}" d="{path}"/></g></svg>'
    )


def _big_cells(columns: int, rows: int) -> list[Cell]:
    """Two large cells give a cloth of several rows its masses."""
    if rows < 4 or columns < 5:
        return []
    return [
        Cell("horn", DYES["library"], SNOW, 1, 1, 2),
        Cell("step", SNOW, DYES["academy"], columns - 2, rows - 2, 2),
    ]


def kurak(columns: int, rows: int, seed: int) -> list[Cell]:
    """Lay a patchwork of all rooms; neighbours are of different rooms, one in four has saffron."""
    lottery = Lottery(seed)
    cells = _big_cells(columns, rows)
    rooms: dict[tuple[int, int], str] = {}
    for cell, room in zip(cells, ("library", "academy"), strict=False):
        rooms |= {(cell.x + x, cell.y + y): room for x in (0, 1) for y in (0, 1)}
    used = dict.fromkeys(DYES, 0)
    for y in range(rows):
        for x in range(columns):
            if (x, y) in rooms:
                continue
            around = {rooms.get(near) for near in ((x - 1, y), (x, y - 1), (x + 1, y), (x, y + 1))}
            free = [room for room in DYES if room not in around]
            rarest = min(used[room] for room in free)
            free = [room for room in free if used[room] <= rarest + 1]
            room = rooms[x, y] = free[lottery.draw(len(free))]
            used[room] += 1
            light = SAFFRON if lottery.draw(4) == 0 else SNOW
            felts = (DYES[room], light) if (x + y) % 2 else (light, DYES[room])
            cells.append(Cell(ROOM_CUTS[room], felts[0], felts[1], x, y))
    return cells


def hero_cloth(columns: int = 6, rows: int = 4, seed: int = 5) -> str:
    """Draw the cloth that opens the front page; phones show a single row."""
    return cloth(kurak(columns, rows, seed), "h", columns, rows)


def static_drawings() -> dict[str, str]:
    """Give the drawings committed under static/img, by file name; a test compares them."""
    drawings = {f"frieze-{room}.svg": frieze(room) for room in DYES}
    return drawings | {
        "wordmark.svg": wordmark(),
        "cloth.svg": hero_cloth(),
        "cloth-row.svg": hero_cloth(6, 1),
    }
