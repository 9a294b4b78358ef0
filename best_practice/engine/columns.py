"""The columns of every file of cases: one list for CSV, XLSX, JSON and the data dictionary."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """What stands in a column; several codes or names are joined in tables, a list in JSON."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    PERIOD = "period"
    CODE = "code"
    CODES = "codes"
    NAMES = "names"
    ADDRESS = "address"
    ROWS = "rows"


KIND_LABELS = {
    Kind.TEXT: _("text"),
    Kind.INTEGER: _("whole number"),
    Kind.BOOLEAN: _("true or false"),
    Kind.DATE: _("date, 2021-09-07"),
    Kind.PERIOD: _("date as exact as its source: 2021, 2021-09 or 2021-09-07"),
    Kind.CODE: _("code"),
    Kind.CODES: _("codes, a comma between them"),
    Kind.NAMES: _("names, a semicolon between them"),
    Kind.ADDRESS: _("address of a page"),
    Kind.ROWS: _("rows, in JSON only"),
}
BETWEEN = {Kind.CODES: ", ", Kind.NAMES: "; "}


@dataclass(frozen=True)
class Column:
    """One column: its name for programs, its heading for people, kind, unit, what it says."""

    name: str
    label: str | Promise
    kind: Kind
    about: str | Promise
    unit: str | Promise = ""

    @property
    def kind_label(self) -> str | Promise:
        """The kind in words."""
        return KIND_LABELS[self.kind]


_IN_RU, _IN_KY, _IN_EN = _("in Russian"), _("in Kyrgyz"), _("in English")
_TITLE, _SUMMARY = _("Title as published; empty without a text."), _("One or two sentences.")
SOM, PEOPLE = _("som"), _("people")

COLUMNS = (
    Column("number", "№", Kind.INTEGER, _("Number of the example; it never changes.")),
    Column("address", _("Address"), Kind.ADDRESS, _("Permanent address of the example.")),
    Column("languages", _("Languages"), Kind.CODES, _("In which languages it can be read.")),
    Column("title_ru", _("Title, Russian"), Kind.TEXT, _TITLE, _IN_RU),
    Column("title_ky", _("Title, Kyrgyz"), Kind.TEXT, _TITLE, _IN_KY),
    Column("title_en", _("Title, English"), Kind.TEXT, _TITLE, _IN_EN),
    Column("summary_ru", _("Summary, Russian"), Kind.TEXT, _SUMMARY, _IN_RU),
    Column("summary_ky", _("Summary, Kyrgyz"), Kind.TEXT, _SUMMARY, _IN_KY),
    Column("summary_en", _("Summary, English"), Kind.TEXT, _SUMMARY, _IN_EN),
    Column("theme", _("Theme, code"), Kind.CODE, _("Main theme; a dot parts the levels.")),
    Column("theme_name", _("Theme"), Kind.TEXT, _("Main theme in the language of the file.")),
    Column("themes", _("All themes"), Kind.CODES, _("Main and further themes.")),
    Column("sdg", _("SDG"), Kind.CODES, _("Numbers of Sustainable Development Goals.")),
    Column("groups", _("For whom"), Kind.CODES, _("Target groups.")),
    Column("matters", _("Matters"), Kind.CODES, _("Matters of local significance.")),
    Column("mode", _("How it was done"), Kind.CODE, _("Own, outsourced, together, by order, PPP.")),
    Column(
        "municipalities",
        _("Municipalities, codes"),
        Kind.CODES,
        _("The leading one first; none for examples of other countries."),
    ),
    Column(
        "municipality_names",
        _("Municipalities"),
        Kind.NAMES,
        _("Under their names of that time, in the language of the file."),
    ),
    Column("districts", _("Districts, codes"), Kind.CODES, _("Districts of the municipalities.")),
    Column("regions", _("Regions, codes"), Kind.CODES, _("ISO 3166-2 codes of the regions.")),
    Column("countries", _("Countries"), Kind.CODES, _("ISO 3166-1 codes; empty for Kyrgyzstan.")),
    Column("started", _("Started"), Kind.PERIOD, _("When it began.")),
    Column("ended", _("Ended"), Kind.PERIOD, _("When it ended; empty where it goes on.")),
    Column("year", _("Year"), Kind.INTEGER, _("Year of its end, else of its beginning.")),
    Column(
        "spent_som",
        _("Spent"),
        Kind.INTEGER,
        _("Sum of all rows in som. Empty: nobody told a sum. Other currencies are in the rows."),
        SOM,
    ),
    Column("planned_som", _("Planned"), Kind.INTEGER, _("Sum planned, where it was told."), SOM),
    Column("sources", _("Who contributed"), Kind.CODES, _("Sources of money and of help.")),
    Column("participants", _("Participants"), Kind.INTEGER, _("All who took part."), PEOPLE),
    Column("villages", _("Villages"), Kind.INTEGER, _("How many villages it reached.")),
    Column("events", _("Events"), Kind.INTEGER, _("How many events were held.")),
    Column("documents", _("Documents"), Kind.INTEGER, _("Files that readers can open.")),
    Column("projects", _("Projects"), Kind.CODES, _("Projects that helped.")),
    Column("legal_acts", _("Legal acts"), Kind.CODES, _("Acts it stands on.")),
    Column("awards", _("Awards"), Kind.CODES, _("Awards it won.")),
    Column("repetitions", _("Repetitions"), Kind.INTEGER, _("Confirmed places that did it too.")),
    Column("part_of", _("Part of"), Kind.INTEGER, _("Number of the larger example.")),
    Column("completeness", _("Completeness"), Kind.INTEGER, _("How much is described."), "%"),
    Column("is_example", _("Made up"), Kind.BOOLEAN, _("True for examples made up for learning.")),
    Column("published", _("Published"), Kind.DATE, _("First day on the portal.")),
    Column("changed", _("Changed"), Kind.DATE, _("Day of the present version.")),
    Column("version", _("Version"), Kind.INTEGER, _("Number of the present version.")),
    Column(
        "budget",
        _("Money by rows"),
        Kind.ROWS,
        _("source, purpose_ru, purpose_ky, spent, planned, currency, year, in_kind"),
    ),
    Column(
        "participant_groups",
        _("Participants by groups"),
        Kind.ROWS,
        _("kind, label_ru, label_ky, count; groups may overlap"),
    ),
    Column(
        "results",
        _("Results"),
        Kind.ROWS,
        _("who, indicator and unit in both languages, baseline, value, qualifier, year"),
    ),
)
TABLE_COLUMNS = tuple(column for column in COLUMNS if column.kind is not Kind.ROWS)

Record = Mapping[str, Any]


def table_row(record: Record) -> list[object]:
    """Give the cells of a table; numbers, dates and truths stay what they are, None is empty."""
    return [_cell(column, record[column.name]) for column in TABLE_COLUMNS]


def _cell(column: Column, value: Any) -> object:
    return BETWEEN[column.kind].join(value) if column.kind in BETWEEN else value


def text_row(record: Record) -> Sequence[object]:
    """The same for CSV, where a truth is a word and a date is written as ISO has it."""
    return [_written(cell) for cell in table_row(record)]


def _written(cell: object) -> object:
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell.isoformat() if isinstance(cell, datetime.date) else cell
