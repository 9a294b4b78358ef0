"""The picture messengers show beside a link: 1200×630, a title, two or three figures, the cloth."""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from core.motifs import (
    DYES,
    ROOM_CUTS,
    SAFFRON,
    SNOW,
    Cell,
    Point,
    case_choice,
    checkered,
    cut_path,
    polylines,
)

WIDTH, HEIGHT = 1200, 630
FINER = 2  # drawn twice as large, then reduced, so that edges are smooth
CLOTH_COLUMNS, CLOTH_ROWS = 3, 4
LEFT, TEXT_WIDTH = 56, 620
FONTS = Path(__file__).parent / "fonts"


@cache
def face(weight: int, size: int, finer: int = FINER) -> ImageFont.FreeTypeFont:
    """Our display face at a size in points of the finished picture."""
    return ImageFont.truetype(str(FONTS / f"piazzolla-{weight}.ttf"), size * finer)


def _reach(before: Point | None, here: Point, after: Point) -> float:
    """How far a thread of width 2 goes past `here`: a square end, or the point of a mitre."""
    if before is None:
        return 1.0
    first = math.atan2(here[1] - before[1], here[0] - before[0])
    second = math.atan2(after[1] - here[1], after[0] - here[0])
    turn = abs((second - first + math.pi) % (2 * math.pi) - math.pi)
    return math.tan(turn / 2)


def threads(cut: str) -> Iterator[list[Point]]:
    """Give the four corners of every straight piece of a cut, in the cell's own units."""
    for line in polylines(cut_path(cut)):
        for index, (start, end) in enumerate(pairwise(line)):
            length = math.dist(start, end)
            dx, dy = (
                ((end[0] - start[0]) / length, (end[1] - start[1]) / length) if length else (1, 0)
            )
            back = _reach(line[index - 1] if index else None, start, end)
            following = line[index + 2] if index + 2 < len(line) else None
            on = _reach(start, end, following) if following else 1.0
            a = (start[0] - dx * back, start[1] - dy * back)
            b = (end[0] + dx * on, end[1] + dy * on)
            yield [
                (a[0] - dy, a[1] + dx),
                (b[0] - dy, b[1] + dx),
                (b[0] + dy, b[1] - dx),
                (a[0] + dy, a[1] - dx),
            ]


def drawn_cell(cell: Cell, width: int, height: int) -> Image.Image:
    """Draw one tile as a picture of this size."""
    piece = Image.new("RGB", (width, height), cell.ground)
    pen = ImageDraw.Draw(piece)
    for corners in threads(cell.cut):
        pen.polygon(
            [((x + 8) / 16 * width, (y + 8) / 16 * height) for x, y in corners],
            fill=cell.thread,
        )
    return piece


def _draw_cell(card: Image.Image, cell: Cell, left: int) -> None:
    size = HEIGHT * FINER / CLOTH_ROWS
    box = [round(left + cell.x * size), round(cell.y * size)]
    side = [round(left + (cell.x + 1) * size) - box[0], round((cell.y + 1) * size) - box[1]]
    card.paste(drawn_cell(cell, side[0], side[1]), (box[0], box[1]))


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Break a text into lines no wider than `width`; a word that is too long stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def balanced(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Break like `wrapped`, then narrow the lines while their number stays the same."""
    lines = wrapped(text, font, width)
    for narrower in range(95, 50, -5):
        attempt = wrapped(text, font, width * narrower / 100)
        if len(attempt) > len(lines):
            break
        lines = attempt
    return lines


def room_choice(room: str, number: int) -> tuple[tuple[str, str], tuple[str, str]]:
    """The room's own cut beside another one, in the felt of the room; saffron every third time."""
    own = ROOM_CUTS[room]
    others = [cut for cut in ("horn", "step", "lens", "spring", "field") if cut != own]
    light = SAFFRON if number % 3 == 0 else SNOW
    return (own, others[number % len(others)]), (DYES[room], light)


def _draw_title(pen: ImageDraw.ImageDraw, title: str) -> None:
    for size in (60, 52, 44, 38, 32):
        lines = balanced(title, face(640, size), TEXT_WIDTH * FINER)
        if len(lines) * size * 1.12 <= 330:
            break
    shown = lines[:9]
    if len(lines) > len(shown):
        shown[-1] += "…"
    for index, line in enumerate(shown):
        top = (122 + index * size * 1.12) * FINER
        pen.text((LEFT * FINER, top), line, fill="#ffffff", font=face(640, size))


def _draw_figures(pen: ImageDraw.ImageDraw, figures: Sequence[tuple[str, str]]) -> None:
    left = float(LEFT * FINER)
    limit = (LEFT + TEXT_WIDTH) * FINER
    for value, label in figures[:3]:
        width = max(face(640, 72).getlength(value), face(430, 26).getlength(label))
        if left + width > limit:
            break
        pen.text((left, 462 * FINER), value, fill=SAFFRON, font=face(640, 72))
        pen.text((left, 546 * FINER), label, fill="#ffffff", font=face(430, 26))
        left += width + 48 * FINER


def share_card_png(
    title: str,
    figures: Sequence[tuple[str, str]],
    number: int,
    kicker: str = "",
    room: str = "library",
) -> bytes:
    """Draw a card as PNG; `figures` are (value, unit), `number` chooses the cloth of the room."""
    card = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), DYES[room])
    pen = ImageDraw.Draw(card)
    left = round((WIDTH - HEIGHT / CLOTH_ROWS * CLOTH_COLUMNS) * FINER)
    cuts, felts = case_choice(number) if room == "library" else room_choice(room, number)
    for cell in checkered(cuts, felts, CLOTH_COLUMNS, CLOTH_ROWS):
        _draw_cell(card, cell, left)
    pen.text((LEFT * FINER, 60 * FINER), kicker, fill=SNOW, font=face(430, 28))
    _draw_title(pen, title)
    _draw_figures(pen, figures)
    small = card.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.quantize(96).save(out, "PNG", optimize=True)
    return out.getvalue()
