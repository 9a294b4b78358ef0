"""A table as rows of named values, whatever kind of file it came in."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.tables.csv_files import read_csv
from core.tables.refusal import TableError
from core.tables.xlsx_files import read_xlsx

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 60
# A cell may be as long as a description, not as a book.
LONGEST_CELL = 5000
_ARCHIVE = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


class TableRow(NamedTuple):
    """One row: where it stands in the file, and its values by heading."""

    line: int
    values: dict[str, str]


def read_table(
    source: Path | bytes,
    *,
    required: Iterable[str],
    known: Iterable[str] = (),
    aliases: Mapping[str, str] | None = None,
    most_rows: int = MOST_ROWS,
) -> list[TableRow]:
    """Read a CSV or XLSX table whole; raises TableError before the first row is handed out.

    Headings are compared in small letters; `aliases` gives other spellings of a heading
    ({"код": "code"}). Where `known` names the columns, a table with others is refused; else they
    come along. Values are stripped and in NFC; empty rows are left out. What a value means is the
    business of whoever asked.
    """
    content = _bytes_of(source)
    records = read_xlsx(content) if content.startswith(_ARCHIVE) else read_csv(content)
    numbered = ((line, [_tidy(line, cell) for cell in cells]) for line, cells in records)
    rows = list(_named(numbered, set(required), aliases or {}, most_rows))
    _refuse_unknown(rows, list(known))
    return rows


def _refuse_unknown(rows: list[TableRow], known: list[str]) -> None:
    """A heading with a slip of the pen would lose its whole column without a word."""
    strange = sorted(set(rows[0].values) - set(known)) if rows and known else []
    if strange:
        raise TableError(
            format_lazy(
                _("Unknown columns: {columns}. Known: {known}."),
                columns=", ".join(strange),
                known=", ".join(known),
            )
        )


def _bytes_of(source: Path | bytes) -> bytes:
    content = _read(source) if isinstance(source, Path) else source
    if len(content) > MOST_BYTES:
        raise TableError(
            format_lazy(
                _("The file is too large: at most {limit} MB."), limit=MOST_BYTES // 1024 // 1024
            )
        )
    if not content.strip():
        raise TableError(_("The file is empty."))
    if content.startswith(_OLD_EXCEL):
        raise TableError(_("This is an old or locked Excel file. Save it as XLSX."))
    return content


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise TableError(
            format_lazy(_("The file {name} cannot be opened."), name=path.name)
        ) from error


def _tidy(line: int, cell: str) -> str:
    if len(cell) > LONGEST_CELL:
        raise TableError(
            format_lazy(
                _("Line {line}: a cell is too long: at most {limit} characters."),
                line=line,
                limit=LONGEST_CELL,
            )
        )
    return unicodedata.normalize("NFC", cell).strip()


def _named(
    records: Iterator[tuple[int, list[str]]],
    required: set[str],
    aliases: Mapping[str, str],
    most_rows: int,
) -> Iterator[TableRow]:
    headings: list[str] = []
    for line, cells in records:
        if line > most_rows + 1:
            raise TableError(
                format_lazy(
                    _("The table is too long: at most {limit} lines, empty ones too."),
                    limit=most_rows,
                )
            )
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if not headings:
            headings = _headings(cells, required, aliases)
            continue
        if len(cells) > len(headings):
            raise TableError(
                format_lazy(_("Line {line} has more cells than the heading."), line=line)
            )
        padded = cells + [""] * (len(headings) - len(cells))
        yield TableRow(line, dict(zip(headings, padded, strict=True)))
    if not headings:
        raise TableError(_("The file is empty."))


def _headings(cells: list[str], required: set[str], aliases: Mapping[str, str]) -> list[str]:
    if len(cells) > MOST_COLUMNS:
        raise TableError(
            format_lazy(_("The table is too wide: at most {limit} columns."), limit=MOST_COLUMNS)
        )
    small = [" ".join(cell.casefold().split()) for cell in cells]
    names = [aliases.get(name, name) or f"column {place}" for place, name in enumerate(small, 1)]
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        raise TableError(
            format_lazy(_("The heading repeats: {columns}."), columns=", ".join(doubled))
        )
    if missing := sorted(required - set(names)):
        raise TableError(
            format_lazy(
                _("Columns are missing in the first line: {columns}."), columns=", ".join(missing)
            )
        )
    return names
