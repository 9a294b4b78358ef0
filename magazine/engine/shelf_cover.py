"""The small cover of a publication: a cloth in the dye of its kind, one cell of saffron."""

from core.motifs import CUTS, DYES, ROOM_CUTS, SAFFRON, SNOW, Cell, Lottery, cloth

SIDE = 3
ROOMS = {
    "guide": "magazine",
    "regulation": "library",
    "study": "search",
    "leaflet": "calls",
    "handbook": "academy",
}


def seed_of(key: str) -> int:
    """A number that stays with a publication: the beginning of its key."""
    return int(key.replace("-", "")[:7] or "0", 16)


def cover_cloth(kind: str, key: str) -> str:
    """Draw 3×3 cells of two cuts; decoration, so hidden from screen readers."""
    room = ROOMS.get(kind, "magazine")
    lottery = Lottery(seed_of(key))
    others = [cut for cut in CUTS if cut != ROOM_CUTS[room]]
    cuts = (ROOM_CUTS[room], others[lottery.draw(len(others))])
    gold = lottery.draw(SIDE * SIDE)
    cells = []
    for index in range(SIDE * SIDE):
        x, y = index % SIDE, index // SIDE
        odd = (x + y) % 2
        felts = (DYES[room], SAFFRON if index == gold else SNOW)
        cells.append(Cell(cuts[odd], felts[1 - odd], felts[odd], x, y))
    size = ' width="96" height="96" aria-hidden="true" focusable="false"'
    return cloth(cells, f"p{key.replace('-', '')[:8]}", SIDE, SIDE, size)
