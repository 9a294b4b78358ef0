"""The cover of a book that readers keep on a shelf: masthead, cloth, a block with one figure."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from core.motifs import CUTS, DYES, ROOM_CUTS, SAFFRON, SNOW, Cell, Lottery
from core.share_card import drawn_cell, face, wrapped

WIDTH, HEIGHT = 720, 960
FINER = 2
CELL = 240
TOP, BLOCK = 160, 640  # where the cloth begins and ends


def _cells(room: str, number: int) -> list[Cell]:
    """Lay 3×2 cells of the room's cut and one other; one cell is saffron."""
    lottery = Lottery(number)
    own = ROOM_CUTS[room]
    others = [cut for cut in CUTS if cut != own]
    cuts = (own, others[lottery.draw(len(others))])
    saffron = lottery.draw(6)
    cells = []
    for index in range(6):
        x, y = index % 3, index // 3
        odd = (x + y) % 2
        felts = (DYES[room], SAFFRON if index == saffron else SNOW)
        cells.append(Cell(cuts[odd], felts[1 - odd], felts[odd], x, y))
    return cells


def _fitted(text: str, weight: int, largest: int, width: int) -> int:
    """The largest size at which a text stands on one line."""
    for size in range(largest, 20, -2):
        if face(weight, size, FINER).getlength(text) <= width * FINER:
            return size
    return 20


def _draw_block(pen: ImageDraw.ImageDraw, room: str, figure: str, lines: Sequence[str]) -> None:
    pen.rectangle((0, BLOCK * FINER, WIDTH * FINER, HEIGHT * FINER), fill=DYES[room])
    top = BLOCK + 34
    if figure:
        size = _fitted(figure, 640, 150, WIDTH - 88)
        pen.text((44 * FINER, top * FINER), figure, fill=SAFFRON, font=face(640, size, FINER))
        top += round(size * 1.16)
    for line in lines:
        font = face(640, 34, FINER)
        for part in wrapped(line, font, (WIDTH - 88) * FINER):
            if top > HEIGHT - 50:
                return
            pen.text((44 * FINER, top * FINER), part, fill="#ffffff", font=font)
            top += 42


def cover_png(
    masthead: str, kicker: str, lines: Sequence[str], *, room: str, number: int, figure: str = ""
) -> bytes:
    """Draw a cover as PNG; the same number always gives the same cloth."""
    cover = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), SNOW)
    for cell in _cells(room, number):
        side = CELL * FINER
        place = (cell.x * side, TOP * FINER + cell.y * side)
        cover.paste(drawn_cell(cell, side, side), place)
    pen = ImageDraw.Draw(cover)
    size = _fitted(masthead, 640, 88, WIDTH - 88)
    pen.text((44 * FINER, 18 * FINER), masthead, fill=DYES[room], font=face(640, size, FINER))
    pen.text((44 * FINER, 112 * FINER), kicker, fill="#14211d", font=face(430, 28, FINER))
    _draw_block(pen, room, figure, lines)
    small = cover.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()
