"""Tables that people bring and take away: CSV and XLSX, read with caution and written safely."""

from core.tables.csv_files import write_csv
from core.tables.long_files import Sheet, stream_json, stream_xlsx
from core.tables.reading import MOST_ROWS, TableRow, read_table
from core.tables.refusal import TableError
from core.tables.xlsx_files import write_xlsx

__all__ = [
    "MOST_ROWS",
    "Sheet",
    "TableError",
    "TableRow",
    "read_table",
    "stream_json",
    "stream_xlsx",
    "write_csv",
    "write_xlsx",
]
