"""The cover of an issue as SVG, drawn from its running number; the same number, the same bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from textwrap import wrap

from core.motifs import DYES, SAFFRON, SNOW, SVG, Cell, Lottery, symbol

WIDTH, HEIGHT, CELL = 360, 480, 120
COLUMNS, ROWS = 3, 2
CLOTH_TOP, BLOCK_TOP = 108, 348
MADDER = DYES["magazine"]
OTHER_CUTS = ("horn", "step", "lens", "spring")
MARGIN, MOST_LINES, MOTTO_LETTERS = 20, 3, 24
FIGURE_SIZE, FIGURE_WIDTH = 88, 170
# Widths of signs of the display face in parts of its size, near enough to place what follows.
NARROW, WIDE = {" ": 0.24, "\u00a0": 0.24, ",": 0.26, ".": 0.26, "-": 0.36}, {"%": 0.84}
USUAL_WIDTH = 0.57
FONT = 'font-family="Piazzolla, \'Piazzolla stand-in\', serif" font-weight="640"'


@dataclass(frozen=True)
class Cover:
    """What is written on a cover; without a figure the motto stands in its place."""

    running: int
    masthead: str
    number: str
    year: str
    figure: str = ""
    lines: tuple[str, ...] = ()
    motto: str = ""


def cover_cells(running: int) -> list[Cell]:
    """Lay the cloth of a cover: field and one other cut, one cell of it in saffron."""
    lottery = Lottery(running)
    other = OTHER_CUTS[lottery.draw(len(OTHER_CUTS))]
    cells = list(_laid(running % 3, other))
    bright = lottery.draw(len(cells))
    chosen = cells[bright]
    felts = [SAFFRON if felt == SNOW else felt for felt in (chosen.ground, chosen.thread)]
    cells[bright] = Cell(chosen.cut, felts[0], felts[1], chosen.x, chosen.y, chosen.size)
    return cells


def _laid(layout: int, other: str) -> Iterator[Cell]:
    """Plain, one large cell and two small ones, or two cuts in turn; neighbours swap felts."""
    if layout == 1:
        yield Cell(other, SNOW, MADDER, 0, 0, 2)
        for y in range(ROWS):
            felts = (MADDER, SNOW) if y else (SNOW, MADDER)
            yield Cell("field", felts[0], felts[1], 2, y)
        return
    for y in range(ROWS):
        for x in range(COLUMNS):
            odd = (x + y) % 2
            felts = (SNOW, MADDER) if odd else (MADDER, SNOW)
            yield Cell(other if layout and not odd else "field", felts[0], felts[1], x, y)


@lru_cache(maxsize=256)
def cover_svg(cover: Cover) -> str:
    """Draw the whole cover; all its words stand beside it too, so it is hidden from readers."""
    cells = cover_cells(cover.running)
    prefix = f"v{cover.running}"
    cuts = dict.fromkeys(cell.cut for cell in cells)
    defs = "".join(symbol(cut, f"{prefix}{cut[:2]}") for cut in cuts)
    uses = "".join(
        f'<use href="#{prefix}{cell.cut[:2]}" x="{cell.x * CELL}" '
        f'y="{CLOTH_TOP + cell.y * CELL}" width="{cell.size * CELL + 0.7:g}" '
        f'height="{cell.size * CELL + 0.7:g}" fill="{cell.ground}" stroke="{cell.thread}"/>'
        for cell in cells
    )
    return (
        f'{SVG} class="cover" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'aria-hidden="true" focusable="false"><defs>{defs}</defs>'
        f'<path fill="{SNOW}" d="M0 0h{WIDTH}v{CLOTH_TOP}H0z"/>{uses}'
        f'<path fill="{MADDER}" d="M0 {BLOCK_TOP}h{WIDTH}v{HEIGHT - BLOCK_TOP}H0z"/>'
        f"<g {FONT}>{_masthead(cover)}{_block(cover)}</g></svg>"
    )


def _text(words: str, x: float, y: float, size: float, fill: str, more: str = "") -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{fill}"{more}>{escape(words)}</text>'
    )


def _masthead(cover: Cover) -> str:
    size = min(42.0, (WIDTH - 2 * MARGIN) / max(1.0, width_of(cover.masthead)))
    end = ' text-anchor="end"'
    return (
        _text(cover.masthead, MARGIN, 56, size, MADDER)
        + _text(cover.number, MARGIN, 87, 17, MADDER)
        + _text(cover.year, WIDTH - MARGIN, 87, 17, MADDER, end)
    )


def width_of(words: str) -> float:
    """How wide words are set, in parts of the size of the letters."""
    return sum(NARROW.get(sign) or WIDE.get(sign) or USUAL_WIDTH for sign in words)


def _block(cover: Cover) -> str:
    if not cover.figure:
        lines = wrap(cover.motto, MOTTO_LETTERS)[:MOST_LINES]
        first = 422 - 14 * (len(lines) - 1)
        return "".join(
            _text(line, MARGIN, first + 29 * place, 24, "#ffffff")
            for place, line in enumerate(lines)
        )
    width = max(width_of(cover.figure), 1.0)
    size = min(float(FIGURE_SIZE), FIGURE_WIDTH / width)
    left = MARGIN + width * size + 16
    lines = [line for line in cover.lines if line][:MOST_LINES]
    first = 420 - 12 * (len(lines) - 1)
    words = "".join(
        _text(line, left, first + 24 * place, 17, "#ffffff") for place, line in enumerate(lines)
    )
    return _text(cover.figure, MARGIN, 414 + size * 0.33, size, SAFFRON) + words
