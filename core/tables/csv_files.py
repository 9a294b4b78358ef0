"""CSV: any of the encodings Excel writes here, and cells that no program takes for formulas."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.tables.refusal import TableError

Cells = list[str]

DELIMITERS = ";,\t"
_CYRILLIC_PAIR = re.compile(rb"[\xd0-\xd3][\x80-\xbf]")
# What letters of other encodings become when they are read as the Windows one.
_RARE_IN_CP1251 = re.compile(r"[ЂѓЃђЉљЊњЌќЋћЏџЎўЈјҐґЅѕІіЇїЄє‚„†‡‰‹›€¤¦¬¶µ±\xad]")
# Spreadsheets run a cell that begins like this, also when the sign is a wide one of Asia.
_STARTS_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER_OR_PHONE = re.compile(r"[+-]?\d+([.,]\d+)?|\+\d[\d ()-]{5,20}")


def read_csv(content: bytes) -> Iterator[tuple[int, Cells]]:
    """Give each record with the number of the line it begins on; refuses with TableError."""
    text = _decode(content)
    if "\0" in text:
        raise TableError(_("This is not a table. Save it as CSV or XLSX and bring it again."))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TableError(
                format_lazy(_("Line {line}: a quotation mark is not closed."), line=line)
            ) from error
        _refuse_formulas(line, cells)
        yield line, cells
        line = reader.line_num + 1


def _decode(content: bytes) -> str:
    """Tell UTF-8 and UTF-16 from the Windows encoding; damaged text is refused, not guessed."""
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    foreign = sum(byte > 127 for byte in content)
    if 2 * len(_CYRILLIC_PAIR.findall(content)) > foreign // 2:
        raise TableError(_("The text is damaged. Save the table again as “CSV UTF-8” or XLSX."))
    try:
        text = content.decode("cp1251")
    except UnicodeDecodeError:
        text = ""
    if not text or _is_garbled(text, foreign):
        raise TableError(
            _("The encoding is not known. Save the table again as “CSV UTF-8” or XLSX.")
        )
    return text


def _is_garbled(text: str, foreign: int) -> bool:
    """Whether another encoding was read as the Windows one: rare signs where letters should be."""
    return len(_RARE_IN_CP1251.findall(text)) > foreign // 5


def _delimiter(text: str) -> str:
    heading = re.sub(r'"[^"]*"', "", text.lstrip("\r\n").partition("\n")[0])
    return max(DELIMITERS, key=heading.count)


def _refuse_formulas(line: int, cells: Cells) -> None:
    for cell in cells:
        if cell.lstrip().startswith("="):
            raise TableError(
                format_lazy(
                    _("Line {line}: a cell has a formula. Paste the values instead of formulas."),
                    line=line,
                )
            )


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Write a table piece by piece for Excel: with its mark of UTF-8, `;`, and harmless cells."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    yield codecs.BOM_UTF8
    for cells in chain([headings], rows):
        writer.writerow([harmless(cell) for cell in cells])
        yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    written = buffer.getvalue().encode("utf-8", "replace")
    buffer.seek(0)
    buffer.truncate()
    return written


def harmless(value: object) -> str:
    """The text of a cell; an apostrophe before what a spreadsheet would run, not before numbers."""
    text = "" if value is None else str(value)
    if _STARTS_FORMULA.match(text) and not _NUMBER_OR_PHONE.fullmatch(text):
        return f"'{text}"
    return text
