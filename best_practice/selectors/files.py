"""A list of cases as a file: rows are read while they are written."""

from collections.abc import Iterator, Sequence
from typing import IO

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from best_practice.choices import FileFormat
from best_practice.engine.columns import COLUMNS, TABLE_COLUMNS, Kind, table_row, text_row
from best_practice.selectors.exporting import Record, read_records
from core.tables import Sheet, stream_json, stream_xlsx, write_csv

CONTENT_TYPES = {
    FileFormat.CSV: "text/csv; charset=utf-8",
    FileFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileFormat.JSON: "application/json; charset=utf-8",
}
WIDTHS = {Kind.TEXT: 40, Kind.NAMES: 32, Kind.ADDRESS: 40}
USUAL_WIDTH = 14


def csv_pieces(ids: Sequence[int], *, language: str) -> Iterator[bytes]:
    """CSV for Excel in Russian and for programs: columns under their names, in UTF-8, with “;”."""
    names = [column.name for column in TABLE_COLUMNS]
    return write_csv(names, map(text_row, read_records(ids, language=language)))


def json_pieces(ids: Sequence[int], *, language: str, path: str) -> Iterator[bytes]:
    """JSON with sums as numbers, what nobody told as null, money and results row by row."""
    head = {
        "address": f"{settings.PUBLIC_URL}{path}",
        "licence": settings.CONTENT_LICENCE,
        "language": language,
        "made_at": timezone.localtime().isoformat(timespec="seconds"),
        "found": len(ids),
    }
    rows = (
        {column.name: _plain(record, column.name) for column in COLUMNS}
        for record in read_records(ids, language=language)
    )
    return stream_json(head, "cases", rows)


def _plain(record: Record, name: str) -> object:
    value = record[name]
    return None if value == "" else value


def write_workbook(target: IO[bytes], ids: Sequence[int], *, language: str, path: str) -> None:
    """Write a workbook with headings for people, and a second sheet that explains them."""
    with translation.override(language):
        headings = [str(column.label) for column in TABLE_COLUMNS]
        notes = [
            [
                str(column.label),
                column.name,
                str(column.kind_label),
                str(column.unit),
                str(column.about),
            ]
            for column in TABLE_COLUMNS
        ]
        notes += [
            [],
            [_("List"), f"{settings.PUBLIC_URL}{path}"],
            [_("Licence"), settings.CONTENT_LICENCE],
        ]
        examples, about = _("Examples"), _("Columns")
        note_headings = [_("Column"), _("Name in CSV"), _("Kind"), _("Unit"), _("What it says")]
    widths = [WIDTHS.get(column.kind, USUAL_WIDTH) for column in TABLE_COLUMNS]
    rows = map(table_row, read_records(ids, language=language))
    stream_xlsx(
        target,
        Sheet(examples, headings, rows, widths),
        Sheet(about, note_headings, notes, [28, 22, 36, 12, 70]),
    )
