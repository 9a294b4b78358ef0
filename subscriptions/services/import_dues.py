"""Brings the ledger of dues in from a table: all of it or nothing, every wrong row named."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.tables import TableRow
from organisations.models import FormerCode, Municipality
from people.models import User
from subscriptions.models import DuesPayment
from subscriptions.models.dues import FIRST_YEAR, LAST_YEAR

REQUIRED = ("code", "year", "amount", "paid_on")
COLUMNS = (*REQUIRED, "reference", "settles", "municipality", "region")
ALIASES = {
    "код": "code",
    "год": "year",
    "жыл": "year",
    "сумма": "amount",
    "сумма, сом": "amount",
    "дата": "paid_on",
    "дата платежа": "paid_on",
    "күнү": "paid_on",
    "документ": "reference",
    "за год полностью": "settles",
    "муниципалитет": "municipality",
    "область": "region",
}
_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%Y-%m-%d %H:%M:%S")
_MONEY = re.compile(r"\d+([.,]\d{1,2})?")
_YES, _NO = {"", "1", "yes", "да", "ооба", "true"}, {"0", "no", "нет", "жок", "false"}
_SPACES = re.compile(r"[\s\u00a0\u202f]")
MOST_MONEY = Decimal(10) ** 9


@dataclass(frozen=True)
class Fault:
    """What is wrong in one line of the file."""

    line: int
    text: str


@dataclass
class DuesReport:
    """What the table brings: new payments, ones that stand already, and wrong lines."""

    added: int = 0
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class _Read:
    """One right line."""

    line: int
    municipality: int
    year: int
    amount: Decimal
    paid_on: datetime.date
    reference: str
    settles: bool

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two lines the same payment."""
        return (self.municipality, self.year, self.amount, self.paid_on, self.reference)


class _RowError(Exception):
    """One line cannot be read; the text says what is wrong."""


@transaction.atomic
def import_dues(
    *, rows: Sequence[TableRow], by: User | None, is_dry_run: bool = False
) -> DuesReport:
    """Add the payments of a table; with one wrong line nothing is added, and all are named.

    The same table again changes nothing. A municipality twice for one year is wrong unless both
    lines carry a reference of their own: then they are two payments.
    """
    report = DuesReport()
    found = _read_all(rows, report)
    if report.faults:
        return report
    # Of the same table brought twice at once, the second finds what the first has added.
    places = Municipality.objects.filter(pk__in={row.municipality for row in found})
    list(places.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    columns = ("municipality_id", "year", "amount", "paid_on", "reference")
    known = set(
        DuesPayment.objects.counting()
        .filter(year__in={row.year for row in found})
        .values_list(*columns)
    )
    new = [row for row in found if row.key not in known]
    report.added, report.unchanged = len(new), len(found) - len(new)
    if not is_dry_run:
        DuesPayment.objects.bulk_create([_payment(row, by) for row in new], batch_size=500)
    return report


def _payment(row: _Read, by: User | None) -> DuesPayment:
    return DuesPayment(
        municipality_id=row.municipality,
        year=row.year,
        amount=row.amount,
        paid_on=row.paid_on,
        reference=row.reference,
        settles=row.settles,
        noted_by=by,
    )


def _read_all(rows: Sequence[TableRow], report: DuesReport) -> list[_Read]:
    codes = dict(FormerCode.objects.values_list("code", "municipality"))
    codes |= dict(Municipality.objects.values_list("code", "pk"))
    found: list[_Read] = []
    for row in rows:
        try:
            found.append(_read(row, codes))
        except _RowError as error:
            report.faults.append(Fault(row.line, str(error)))
    report.faults += _doubled(found)
    report.faults.sort(key=lambda fault: fault.line)
    return found


def _read(row: TableRow, codes: dict[str, int]) -> _Read:
    values = row.values
    code = values["code"].lower()
    if code not in codes:
        raise _RowError(_("There is no municipality with the code “%(code)s”.") % {"code": code})
    settles = values.get("settles", "").lower()
    if settles not in _YES | _NO:
        raise _RowError(_("“%(value)s” is neither yes nor no.") % {"value": settles})
    return _Read(
        line=row.line,
        municipality=codes[code],
        year=_year(values["year"]),
        amount=_money(values["amount"]),
        paid_on=_day(values["paid_on"]),
        reference=values.get("reference", "")[:120],
        settles=settles in _YES,
    )


def _year(text: str) -> int:
    if not re.fullmatch(r"\d{4}(\.0)?", text) or not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        raise _RowError(_("“%(value)s” is no year.") % {"value": text})
    return int(text[:4])


def _money(text: str) -> Decimal:
    """A sum as people write it: 12 000, 12000.50, 12000,50."""
    plain = _SPACES.sub("", text)
    try:
        amount = Decimal(plain.replace(",", ".")) if _MONEY.fullmatch(plain) else Decimal(0)
    except InvalidOperation:
        amount = Decimal(0)
    if not 0 < amount < MOST_MONEY:
        raise _RowError(_("“%(value)s” is no sum of money.") % {"value": text})
    return amount


def _day(text: str) -> datetime.date:
    for form in _DAYS:
        try:
            day = datetime.datetime.strptime(text, form).date()  # noqa: DTZ007 -- a day, no instant
        except ValueError:
            continue
        if day > timezone.localdate():
            raise _RowError(_("The day “%(value)s” has not come yet.") % {"value": text})
        return day
    raise _RowError(_("“%(value)s” is no day. Write it like 03.02.2026.") % {"value": text})


def _doubled(found: list[_Read]) -> list[Fault]:
    """Lines that repeat a municipality and year without being another payment."""
    faults: list[Fault] = []
    first: dict[tuple[int, int], _Read] = {}
    keys: set[tuple[object, ...]] = set()
    for row in found:
        before = first.setdefault((row.municipality, row.year), row)
        is_another = bool(row.reference and before.reference) and row.key not in keys
        if before is not row and not is_another:
            text = _("The municipality stands in line %(line)s already.") % {"line": before.line}
            faults.append(Fault(row.line, text))
        keys.add(row.key)
    return faults
