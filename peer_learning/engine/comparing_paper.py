"""The comparison as one page for a council: the same table, ever shorter until it fits."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from core.motifs import cut_path
from core.qr import qr_path
from peer_learning.engine.comparing import Range
from peer_learning.engine.comparing_cells import Cell, Column, Group
from peer_learning.engine.comparing_words import words_of
from peer_learning.engine.papers import Said, language_marks, paper_language, shorten

# Letters of a title and of a cell, rows of a group; the last one fits whatever was written.
LENGTHS = ((110, 160, 12), (90, 110, 12), (80, 80, 10), (70, 60, 8), (60, 44, 6), (48, 30, 5))


def comparison_data(
    *, columns: Sequence[Column], groups: Sequence[Group], found: Range | None, address: str
) -> dict[str, Any]:
    """The data of templates/print/comparison.typ."""
    side, path = qr_path(address)
    years = sorted({column.facts.year for column in columns if column.facts.year})
    verdict = words_of(found, years)
    title = _("Examples side by side")
    return {
        "lang": paper_language(),
        "title": title,
        "keywords": [f"№ {column.number}" for column in columns],
        "owner": _("Best Practice Portal"),
        "head": _("Examples № %(numbers)s")
        % {"numbers": ", ".join(str(column.number) for column in columns)},
        "cut": cut_path("horn"),
        "marks": language_marks(),
        "verdict": _verdict(verdict),
        "nothing": _("What one participant took cannot be computed for any of them."),
        "levels": [_level(columns, groups, length) for length in LENGTHS],
        "foot": {
            "side": side,
            "path": path,
            "alt": _("A square code with the address of the comparison"),
            "strong": _("The same comparison on the portal, with the examples behind it"),
            "source": _("Figures are from the reports of the authors; ours are rounded and shown."),
            "url": address,
        },
    }


def _verdict(verdict: Any) -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {
        "title": verdict.title,
        "figure": verdict.figure,
        "unit": verdict.unit,
        "how": verdict.how,
        "doubts": " ".join(verdict.doubts),
    }


def _level(
    columns: Sequence[Column], groups: Sequence[Group], length: tuple[int, int, int]
) -> dict[str, Any]:
    letters, cell, rows = length
    return {
        "heads": [_head(column, letters) for column in columns],
        "groups": [
            {
                "title": group.title,
                "rows": [
                    {
                        "label": shorten(row.label, cell),
                        "note": row.note,
                        "cells": [_cell(one, cell) for one in row.cells],
                    }
                    for row in group.rows[:rows]
                ],
            }
            for group in groups
        ],
    }


def _head(column: Column, letters: int) -> dict[str, Any]:
    title = shorten(column.title, letters)
    year = str(column.facts.year or "")
    own = column.language == paper_language()
    said: Said = title if own else {"t": title, "l": column.language}
    about = [f"№ {column.number}", shorten(column.place, letters), year]
    return {
        "letter": column.letter,
        "title": said,
        "meta": " · ".join(part for part in about if part),
    }


def _cell(cell: Cell, letters: int) -> dict[str, Any]:
    short = replace(cell, text=shorten(cell.text, letters))
    return {
        "text": {"t": short.text, "l": short.language} if short.language else short.text,
        "note": short.note,
        "share": short.share,
        "computed": short.is_computed,
        "figure": short.is_figure,
        "least": _("least of all") if short.is_least else "",
    }
