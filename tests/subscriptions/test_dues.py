"""The ledger of dues: noting, striking, and tables in which one wrong line stops all."""

import datetime
from decimal import Decimal

import pytest
from django.utils import translation

from core.tables import TableError, read_table, write_xlsx
from organisations.models import Succession
from subscriptions.access import has_paid_dues
from subscriptions.models import DuesPayment
from subscriptions.selectors.desk import LEDGER_HEADINGS, ledger_table, read_ledger
from subscriptions.services.errors import SubscriptionError
from subscriptions.services.import_dues import (
    ALIASES,
    COLUMNS,
    REQUIRED,
    Fault,
    import_dues,
)
from subscriptions.services.note_dues import note_dues, void_dues
from tests.factories.organisations import MunicipalityFactory
from tests.factories.people import UserFactory
from tests.factories.subscriptions import DuesPaymentFactory

pytestmark = pytest.mark.django_db
PAID_ON = datetime.date(2026, 2, 3)


def table(*rows, headings=("code", "year", "amount", "paid_on", "reference")):
    content = write_xlsx(headings, rows)
    return read_table(content, required=REQUIRED, known=COLUMNS, aliases=ALIASES)


def note(place, **facts):
    known = {"year": 2026, "amount": Decimal(12000), "paid_on": PAID_ON, "reference": "ПП-7"}
    return note_dues(municipality=place, **{**known, **facts})


def test_a_year_is_paid_with_the_payment_that_says_so():
    place = MunicipalityFactory()

    note(place, settles=False)
    assert has_paid_dues(place, 2026) is False
    note(place, reference="ПП-8")

    assert has_paid_dues(place, 2026) is True
    assert has_paid_dues(place, 2027) is False


@pytest.mark.parametrize(
    "wrong", [{"amount": Decimal(0)}, {"paid_on": datetime.date(2099, 1, 1)}, {}]
)
def test_wrong_and_doubled_payments_are_refused(wrong):
    place = MunicipalityFactory()
    note(place)

    with pytest.raises(SubscriptionError):
        note(place, **wrong)

    assert DuesPayment.objects.count() == 1


def test_a_struck_payment_stays_and_counts_no_more():
    place = MunicipalityFactory()
    payment = note(place)
    with pytest.raises(SubscriptionError):
        void_dues(payment=payment, by=UserFactory(), reason=" ")

    struck = void_dues(payment=payment, by=UserFactory(), reason="Не тот аймак")
    again = void_dues(payment=struck, by=UserFactory(), reason="Другое")

    assert (again.void_reason, DuesPayment.objects.count()) == ("Не тот аймак", 1)
    assert has_paid_dues(place, 2026) is False


def test_a_table_brings_the_ledger_in_and_again_changes_nothing():
    one, two = MunicipalityFactory(), MunicipalityFactory()
    rows = table(
        [one.code, 2026, "12 000", "03.02.2026", "ПП-1"],
        [one.code, "2026", "500,50", "2026-03-01", "ПП-2"],
        [two.code, 2025, 9000, datetime.date(2025, 5, 1), ""],
    )

    first = import_dues(rows=rows, by=None)
    second = import_dues(rows=rows, by=None)

    assert (first.added, first.faults) == (3, [])
    assert (second.added, second.unchanged) == (0, 3)
    assert sorted(DuesPayment.objects.values_list("amount", flat=True)) == [
        Decimal("500.50"),
        Decimal(9000),
        Decimal(12000),
    ]


def test_a_dry_run_says_the_same_and_writes_nothing():
    rows = table([MunicipalityFactory().code, 2026, 100, "03.02.2026", ""])

    report = import_dues(rows=rows, by=None, is_dry_run=True)

    assert (report.added, DuesPayment.objects.count()) == (1, 0)


def test_bad_every_wrong_line_of_a_dues_file_is_named_and_nothing_is_imported():
    place, other = MunicipalityFactory(), MunicipalityFactory()
    rows = table(
        [place.code, 2026, 100, "03.02.2026", ""],
        ["nowhere", 2026, 100, "03.02.2026", ""],
        [other.code, "двадцать", 100, "03.02.2026", ""],
        [other.code, 2026, "сто сомов", "03.02.2026", ""],
        [other.code, 2026, "-100", "03.02.2026", ""],
        [other.code, 2026, "1e5", "03.02.2026", ""],
        [other.code, 2026, 100, "32.02.2026", ""],
        [other.code, 2026, 100, "03.02.2099", ""],
        [place.code, 2026, 200, "04.02.2026", ""],
    )

    with translation.override("en"):
        report = import_dues(rows=rows, by=None)

    assert [fault.line for fault in report.faults] == [3, 4, 5, 6, 7, 8, 9, 10]
    assert report.faults[-1] == Fault(10, "The municipality stands in line 2 already.")
    assert (report.added, DuesPayment.objects.count()) == (0, 0)


def test_bad_the_same_line_twice_is_doubled_in_spite_of_its_reference():
    place = MunicipalityFactory()
    line = [place.code, 2026, 100, "03.02.2026", "ПП-1"]

    report = import_dues(rows=table(line, line), by=None)

    assert [fault.line for fault in report.faults] == [3]


@pytest.mark.parametrize(
    "headings",
    [
        ("code", "year", "amount", "day"),
        ("code", "year", "amount", "paid_on", "sum"),
        ("code", "code", "amount", "paid_on"),
    ],
)
def test_bad_a_dues_file_with_wrong_columns_is_refused_whole(headings):
    with pytest.raises(TableError):
        table(["x"] * len(headings), headings=headings)


def test_the_ledger_of_a_year_comes_back_as_it_was_taken_away():
    place = MunicipalityFactory()
    DuesPaymentFactory(municipality=place, reference="=1+1", amount=Decimal("10.50"))
    rows = [row for row in read_ledger(2026, paid="yes") if row.municipality == place]

    content = write_xlsx(LEDGER_HEADINGS, ledger_table(rows, 2026))
    brought = read_table(content, required=REQUIRED, known=COLUMNS, aliases=ALIASES)

    assert import_dues(rows=brought, by=None).unchanged == 1


def test_the_ledger_tells_who_paid_and_who_did_not():
    paid, part, old, new = (MunicipalityFactory(label_ru=f"Место {n}") for n in range(4))
    DuesPaymentFactory(municipality=paid)
    DuesPaymentFactory(municipality=part, settles=False)
    DuesPaymentFactory(municipality=old)
    old.valid_until_date = datetime.date(2026, 5, 31)
    old.save()
    Succession.objects.create(
        predecessor=old, successor=new, kind="merged", on_date=datetime.date(2026, 6, 1)
    )
    made = {paid, part, old, new}

    def shown(answer):
        return {row.municipality for row in read_ledger(2026, paid=answer)} & made

    assert (shown("yes"), shown("no")) == ({paid, new}, {part})
