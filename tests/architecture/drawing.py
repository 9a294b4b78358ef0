"""Draws the floors and the arrows in use into docs/architecture.md; checks that they are fresh.

`python -m tests.architecture.drawing` fails when the drawing is stale, `--write` redraws it.
"""

import re
import sys
from pathlib import Path

import grimp

from tests.architecture.house import ROOT, floor_of, floors, packages

PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- drawing: make docs -->", "<!-- end of drawing -->"
WIDTH = 52


def draw_floors() -> list[str]:
    """The floors from the roof down, neighbours side by side."""
    lines = []
    for number, names in reversed(list(enumerate(floors()))):
        rooms = " │ ".join(names)
        lines.append(f"{number:2} │ {rooms:^{WIDTH}} │")
    edge = "   ├" + "─" * (WIDTH + 2) + "┤"
    drawn = [line for pair in zip(lines, [edge] * len(lines), strict=True) for line in pair][:-1]
    return [edge.replace("├", "┌").replace("┤", "┐"), *drawn, edge.replace("├", "└")[:-1] + "┘"]


def arrows() -> list[str]:
    """Which packages each package imports in fact, nearest floor first."""
    graph = grimp.build_graph(*packages(), cache_dir=None)
    numbers = floor_of()
    lines = []
    for name in sorted(packages(), key=lambda package: (-numbers[package], package)):
        inside = {name, *graph.find_descendants(name)}
        targets = {
            imported.split(".")[0]
            for module in inside
            for imported in graph.find_modules_directly_imported_by(module)
        } - {name}
        used = sorted(targets, key=lambda package: (-numbers[package], package))
        if used:
            lines.append(f"{name} → {', '.join(used)}")
    return lines


def drawing() -> str:
    """The whole drawing as it stands in the page."""
    return "\n".join([BEGIN, "```", *draw_floors(), "```", "", "```", *arrows(), "```", END])


def is_fresh(page: Path = PAGE) -> bool:
    """Whether the page holds the drawing of today."""
    return drawing() in page.read_text(encoding="utf-8")


def redraw(page: Path = PAGE) -> None:
    """Replace the drawing in the page."""
    text = page.read_text(encoding="utf-8")
    pattern = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)
    page.write_text(pattern.sub(drawing(), text), encoding="utf-8")


if __name__ == "__main__":
    if "--write" in sys.argv:
        redraw()
    elif not is_fresh():
        sys.exit("The drawing in docs/architecture.md is stale: run `make docs`.")
