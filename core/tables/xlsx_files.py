"""XLSX: read as plain values within limits, written as text that no program runs."""

import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from openpyxl import DEFUSEDXML, Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter

from core.tables.refusal import TableError

Cells = list[str]

# A workbook is a zip archive; one that unpacks to more than this is no list of places or people.
UNPACKED_LIMIT = 100 * 1024 * 1024
ENTRIES_LIMIT = 500
LONGEST_CELL = 32_767  # of the format itself
COLUMN_WIDTH = 24  # characters


def read_xlsx(content: bytes) -> Iterator[tuple[int, Cells]]:
    """Give each row of the first sheet with its number; refuses with TableError.

    What a broken or hostile workbook makes the library raise is not known in advance.
    """
    _look_into_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # The size that a sheet claims for itself may be a lie of a billion cells.
        sheet.reset_dimensions()
        rows = enumerate(sheet.iter_rows(), 1)
    except Exception as error:
        raise _broken() from error
    while True:
        try:
            found = next(rows, None)
        except Exception as error:
            raise _broken() from error
        if found is None:
            return
        line, row = found
        yield line, [_text(line, cell) for cell in row]


def _broken() -> TableError:
    return TableError(_("This is not a whole XLSX workbook. Save it again and bring it again."))


def _look_into_archive(content: bytes) -> None:
    """Refuse an archive that unpacks to too much, before anything of it is unpacked."""
    if not DEFUSEDXML:
        raise RuntimeError("Workbooks of strangers are read with defusedxml only.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _broken() from error
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > ENTRIES_LIMIT or unpacked > UNPACKED_LIMIT:
        raise TableError(
            _("The workbook is too large. Leave one sheet with the rows that are needed.")
        )


def _text(line: int, cell: Any) -> str:
    """Turn a value into the text a person would type for it."""
    value = cell.value
    if cell.data_type == "f":
        raise TableError(
            format_lazy(
                _("Line {line}: a cell has a formula. Paste the values instead of formulas."),
                line=line,
            )
        )
    if cell.data_type == "e":
        raise TableError(format_lazy(_("Line {line}: a cell shows an error."), line=line))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def write_xlsx(
    headings: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = ""
) -> bytes:
    """Write one sheet row by row; every cell is text, so nothing in it is ever computed."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name(title))
    sheet.freeze_panes = "A2"
    for position in range(1, len(headings) + 1):
        sheet.column_dimensions[get_column_letter(position)].width = COLUMN_WIDTH
    sheet.append([_cell(sheet, heading) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def sheet_name(title: str) -> str:
    """A name that a workbook takes for a sheet."""
    return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31] or "1"


def _cell(sheet: Any, value: object) -> Any:
    text = "" if value is None else str(value)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL])
    # The library takes a text that begins with "=" for a formula; here it stays a text.
    cell.data_type = "s"
    return cell
