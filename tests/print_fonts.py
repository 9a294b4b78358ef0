"""Builds the faces of paper from the web fonts of two packages: `python -m tests.print_fonts DIR`.

DIR holds the unpacked packages `@fontsource-variable/piazzolla` and `@fontsource/golos-text`
(SIL Open Font License, as the faces that come out). Needed only when a face is to change.
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).parent.parent / "core" / "fonts" / "print"
PARTS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
VARIABLE_TABLES = ("STAT", "HVAR", "MVAR", "avar")
# File, family, weight as the family counts it, optical size and weight on the axes.
PIAZZOLLA = (
    ("piazzolla-text-400", "Piazzolla Text", 400, 10, 400),
    ("piazzolla-text-700", "Piazzolla Text", 700, 10, 700),
    ("piazzolla-display-400", "Piazzolla Display", 400, 30, 400),
    ("piazzolla-display-700", "Piazzolla Display", 700, 30, 660),
)
GOLOS = (("golos-text-400", "Golos Text", 400), ("golos-text-600", "Golos Text", 600))
STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
# What our texts are written with; every face must have all of it.
NEEDED = "ӨөҮүҢңЁё№«»–—−×÷…0123456789ABCabcАБВабв,.:;!?()%/+-"


def find(folder: Path, name: str) -> Path:
    """The file of this name anywhere below the folder."""
    found = sorted(folder.rglob(name))
    if not found:
        raise SystemExit(f"{name} is not below {folder}.")
    return found[0]


def merged(parts: list[TTFont]) -> TTFont:
    """One font of the parts of an alphabet."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = []
        for index, part in enumerate(parts):
            part.flavor = None
            paths.append(str(Path(scratch) / f"{index}.ttf"))
            part.save(paths[-1])
        return Merger().merge(paths)


def call(font: TTFont, family: str, weight: int) -> None:
    """Give a face the names and the weight by which Typst groups faces."""
    style = STYLES[weight]
    bold = weight == 700
    plain = style in {"Regular", "Bold"}
    names = {
        1: family if plain else f"{family} {style}",
        2: style if plain else "Regular",
        4: f"{family} {style}",
        6: f"{family} {style}".replace(" ", ""),
        16: family,
        17: style,
    }
    table = font["name"]
    table.names = [row for row in table.names if row.nameID not in names and row.nameID != 25]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    font["head"].macStyle = int(bold)


def write(font: TTFont, name: str, family: str, weight: int) -> None:
    """Name and keep a face; refuse one that lacks a letter of ours."""
    call(font, family, weight)
    missing = [sign for sign in NEEDED if ord(sign) not in font.getBestCmap()]
    if missing:
        raise SystemExit(f"{name} lacks {' '.join(missing)}.")
    # The same faces make the same bytes, whenever they are built.
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.save(TARGET / f"{name}.ttf")
    sys.stdout.write(f"{name}.ttf\n")


def main() -> None:
    """Build the six faces."""
    folder = Path(sys.argv[1])
    TARGET.mkdir(exist_ok=True)
    for name, family, weight, optical, axis in PIAZZOLLA:
        parts = []
        for part in PARTS:
            font = TTFont(find(folder, f"piazzolla-{part}-standard-normal.woff2"))
            one = instantiateVariableFont(font, {"opsz": optical, "wght": axis})
            for table in VARIABLE_TABLES:
                if table in one:
                    del one[table]
            parts.append(one)
        write(merged(parts), name, family, weight)
    for name, family, weight in GOLOS:
        fonts = [TTFont(find(folder, f"golos-text-{part}-{weight}-normal.woff2")) for part in PARTS]
        write(merged(fonts), name, family, weight)


if __name__ == "__main__":
    main()
