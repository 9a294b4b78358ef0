"""Long tables: a workbook row by row, JSON piece by piece; the memory does not grow with the rows.

Nothing a program would run gets into a cell: texts are written as texts, and what begins like a
formula gets an apostrophe, so that a workbook saved again as CSV stays harmless.
"""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from xlsxwriter import Workbook

from core.tables.csv_files import harmless
from core.tables.xlsx_files import COLUMN_WIDTH, LONGEST_CELL, sheet_name

# Everything is written as what it is: no text is taken for a number, a formula or a link.
OPTIONS = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook; rows are read once, while it is written."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[object]]
    widths: Sequence[int] = field(default_factory=list)


def stream_xlsx(target: IO[bytes], *sheets: Sheet) -> None:
    """Write the sheets one after another, each row to the disk before the next is read."""
    with Workbook(target, OPTIONS) as book:
        bold = book.add_format({"bold": True})
        for sheet in sheets:
            page = book.add_worksheet(sheet_name(sheet.title))
            page.freeze_panes(1, 0)
            page.set_column(0, max(0, len(sheet.headings) - 1), COLUMN_WIDTH)
            for column, width in enumerate(sheet.widths):
                page.set_column(column, column, width)
            for column, heading in enumerate(sheet.headings):
                page.write_string(0, column, _text(heading), bold)
            for number, row in enumerate(sheet.rows, 1):
                for column, value in enumerate(row):
                    _write(page, number, column, value)


def _write(page: Any, row: int, column: int, value: object) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        page.write_number(row, column, value)
    elif isinstance(value, datetime.date):
        page.write_datetime(row, column, value)
    else:
        page.write_string(row, column, _text(value))


def _text(value: object) -> str:
    return harmless(ILLEGAL_CHARACTERS_RE.sub("", str(value)))[:LONGEST_CELL]


def stream_json(head: Mapping[str, Any], name: str, rows: Iterable[Any]) -> Iterator[bytes]:
    """Write an object whose last value is the list of rows, one row a line."""
    opening = json.dumps(head, ensure_ascii=False, cls=DjangoJSONEncoder)
    start = opening[:-1] + (", " if head else "")
    yield _bytes(f"{start}{json.dumps(name)}: [")
    between = "\n"
    for row in rows:
        yield _bytes(between + json.dumps(row, ensure_ascii=False, cls=DjangoJSONEncoder))
        between = ",\n"
    yield b"\n]}\n"


def _bytes(text: str) -> bytes:
    """Lone surrogates have no bytes; nothing else is changed."""
    return text.encode("utf-8", "replace")
