"""Makes the pieces of an article ready for its page: anchors, shares of bars, columns of tables."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from magazine.engine.content import Piece, Run

# What takes a place in the order of headings; the order is the same in every language.
HEADED = {"h", "h3", "qa", "law", "voice"}
NUMBER = re.compile(r"[\s\u00a0\d.,+\-−–%()×]*\d[\s\u00a0\d.,+\-−–%()×]*")


@dataclass
class Look:
    """What pictures, acts and files the pieces name by id, and how far the page has come."""

    pictures: Mapping[int, Any] = field(default_factory=dict)
    acts: Mapping[int, Any] = field(default_factory=dict)
    files: Mapping[int, Any] = field(default_factory=dict)
    headings: int = 0
    noted: set[int] = field(default_factory=set)


def ids_named(pieces: Iterable[Piece], kind: str, name: str) -> set[int]:
    """The ids that pieces of a kind name, one or a list of them."""
    found: set[int] = set()
    for piece in pieces:
        if piece["t"] == kind and piece.get(name):
            value = piece[name]
            found |= set(value) if isinstance(value, list) else {value}
    return {number for number in found if isinstance(number, int)}


def present(pieces: Sequence[Piece], look: Look) -> list[Piece]:
    """Give the pieces as a page draws them; what names something that is gone is left out."""
    return [shown for piece in pieces if (shown := _present(piece, look))]


def _present(piece: Piece, look: Look) -> Piece | None:
    shown = dict(piece)
    if piece["t"] in HEADED:
        look.headings += 1
        shown["anchor"] = f"s-{look.headings}"
    if piece["t"] in PLAIN:
        return PLAIN[piece["t"]](shown)
    return DRAWN.get(piece["t"], _running)(shown, look)


def _running(piece: Piece, look: Look) -> Piece:
    """Say of every mark of a footnote whether it is the first one, which the note leads back to."""
    if isinstance(piece.get("x"), list):
        piece["x"] = [_marked(run, look) for run in piece["x"]]
    if "items" in piece:
        piece["items"] = [[_marked(run, look) for run in item] for item in piece["items"]]
    return piece


def _marked(run: Run, look: Look) -> Run:
    if isinstance(run, str) or "fn" not in run:
        return run
    is_first = run["fn"] not in look.noted
    look.noted.add(run["fn"])
    return {**run, "first": is_first}


def _picture(piece: Piece, look: Look) -> Piece | None:
    image = look.pictures.get(piece["image"])
    if image is None:
        return None
    image.contextual_alt_text, image.decorative = piece["alt"], False
    return {**piece, "image": image}


def _file(piece: Piece, look: Look) -> Piece | None:
    found = look.files.get(piece["document"])
    return {**piece, "file": found} if found else None


def _question(piece: Piece, look: Look) -> Piece:
    acts = [look.acts[number] for number in piece["acts"] if number in look.acts]
    return {**piece, "asked_by": piece["from"], "a": present(piece["a"], look), "acts": acts}


def _law(piece: Piece, look: Look) -> Piece:
    shown = present(piece["x"], look)
    return {**piece, "act": look.acts.get(piece["act"]), "x": shown}


def _table(piece: Piece) -> Piece:
    """Say which columns are figures; the head of a column stands beside each cell on a phone."""
    width = max(map(len, [piece["head"], *piece["rows"]]), default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in piece["rows"]]
    heads = [*piece["head"], *[""] * (width - len(piece["head"]))]
    columns = [
        {"label": heads[place], "num": _is_figures([row[place] for row in rows])}
        for place in range(width)
    ]
    drawn = [
        [{"text": text, **column} for text, column in zip(row, columns, strict=True)]
        for row in rows
    ]
    return {**piece, "columns": columns if piece["head"] else [], "rows": drawn}


def _is_figures(cells: list[str]) -> bool:
    told = [cell for cell in cells if cell.strip()]
    return bool(told) and all(NUMBER.fullmatch(cell) for cell in told)


def _bars(piece: Piece) -> Piece:
    """Lengths in per cent of the longest bar, on a scale from zero."""
    longest = max((row["value"] for row in piece["rows"]), default=0) or 1
    rows = [
        {**row, "width": f"{max(0.5, 100 * row['value'] / longest) if row['value'] else 0:.4g}%"}
        for row in piece["rows"]
    ]
    return {**piece, "rows": [{**row, "figure": _figure(row["value"])} for row in rows]}


def _figure(value: float) -> int | float:
    return int(value) if value == int(value) else value


DRAWN = {
    "pic": _picture,
    "file": _file,
    "qa": _question,
    "law": _law,
}
PLAIN = {"table": _table, "bars": _bars}
