"""Orders and payments: numbers without gaps, and two payments of one invoice give one term."""

import datetime
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from people.models import Letter
from subscriptions.models import Invoice, Payment, Subscription
from subscriptions.services.errors import SubscriptionError
from subscriptions.services.order import Holder, order
from subscriptions.services.payments import confirm_payment, refund_payment
from subscriptions.services.terms import cancel
from tests.factories.people import UserFactory
from tests.factories.subscriptions import (
    PlanFactory,
    an_order,
    ordered,
    paid,
)

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Noon of 22 November 2026 in Bishkek; `today(date)` moves on."""

    def be(day: datetime.date) -> None:
        moment = datetime.datetime(day.year, day.month, day.day, 6, tzinfo=datetime.UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    be(TODAY)
    return be


def note(subscription, amount, reference="ПП-1"):
    invoice = subscription.invoice
    return confirm_payment(
        invoice=invoice,
        amount=Decimal(amount),
        paid_on=timezone.localdate(),
        reference=reference,
        by=UserFactory(),
    )


def term(subscription) -> tuple[datetime.date, datetime.date]:
    subscription.refresh_from_db()
    return subscription.starts_on, subscription.ends_on


def kinds(person) -> list[str]:
    rows = Letter.objects.filter(recipient=person.email).order_by("queued_at", "kind")
    return list(rows.values_list("kind", flat=True))


def test_an_order_waits_with_an_invoice_and_a_letter():
    person = UserFactory()

    subscription = ordered(person)

    invoice = subscription.invoice
    assert (subscription.state, subscription.starts_on) == ("awaiting", None)
    assert (invoice.number, invoice.amount, invoice.state) == ("2026-0001", Decimal(2400), "sent")
    assert invoice.due_on == TODAY + 30 * DAY
    assert kinds(person) == ["subscription_ordered"]


def test_numbers_have_no_gap_and_begin_anew_each_year(today):
    first = ordered()
    with pytest.raises(SubscriptionError):
        order(order=an_order(UserFactory(), address=""), by=UserFactory())
    cancel(subscription=first)
    second = ordered()
    today(datetime.date(2027, 1, 1))
    third = ordered()

    numbers = [one.invoice.number for one in (first, second, third)]
    assert numbers == ["2026-0001", "2026-0002", "2027-0001"]


def test_the_same_order_twice_is_one():
    person = UserFactory()

    first, second = ordered(person), ordered(person, address="Новый адрес")

    assert first == second
    assert (second.address, Invoice.objects.count()) == ("Новый адрес", 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"plan": {"is_for_persons": False, "code": "bodies"}},
        {"address": " "},
        {"holder": Holder()},
        {"holder": Holder(body_name="ОФ", gift_email="a@example.org")},
    ],
)
def test_an_order_that_fits_nothing_is_refused(wrong):
    facts = dict(wrong)
    if "plan" in facts:
        facts["plan"] = PlanFactory(**facts["plan"])

    with pytest.raises(SubscriptionError):
        ordered(**facts)

    assert Subscription.objects.count() == 0


def test_the_payment_begins_a_year_of_both_its_days():
    subscription = paid(ordered())

    assert subscription.state == "active"
    assert term(subscription) == (TODAY, datetime.date(2027, 11, 21))
    assert subscription.invoice.state == "sent" or Invoice.objects.get().state == "paid"
    assert kinds(subscription.person) == ["subscription_active", "subscription_ordered"]


def test_parts_of_a_payment_add_up():
    subscription = ordered()

    assert note(subscription, 1000, "А").state == "part_paid"
    assert Subscription.objects.get().state == "awaiting"
    assert note(subscription, 1400, "Б").state == "paid"
    assert Subscription.objects.get().state == "active"


def test_bad_two_payments_of_one_invoice_give_one_term():
    subscription = paid(ordered())
    before = term(subscription)

    with pytest.raises(SubscriptionError):
        note(subscription, 2400, "ПП-1")
    again = note(subscription, 2400, "ПП-2")

    assert again.state == "overpaid"
    assert term(subscription) == before
    assert (Subscription.objects.count(), Payment.objects.count()) == (1, 2)


@pytest.mark.parametrize(("amount", "reference"), [(0, "А"), (-5, "А"), (2400, "  ")])
def test_a_payment_of_nothing_or_without_number_is_refused(amount, reference):
    subscription = ordered()

    with pytest.raises(SubscriptionError):
        note(subscription, amount, reference)

    assert Payment.objects.count() == 0


def test_a_payment_of_tomorrow_is_refused():
    subscription = ordered()

    with pytest.raises(SubscriptionError):
        confirm_payment(
            invoice=subscription.invoice,
            amount=Decimal(2400),
            paid_on=TODAY + DAY,
            reference="А",
            by=UserFactory(),
        )


def test_money_that_went_back_ends_the_term_and_keeps_its_issues(today):
    subscription = paid(ordered())
    today(TODAY + 40 * DAY)

    invoice = refund_payment(
        invoice=subscription.invoice,
        amount=Decimal(2400),
        paid_on=timezone.localdate(),
        reference="В-1",
        by=UserFactory(),
    )

    assert invoice.state == "refunded"
    assert term(subscription) == (TODAY, TODAY + 39 * DAY)
    assert subscription.state == "cancelled"


def test_an_overpayment_that_went_back_changes_nothing_else():
    subscription = paid(ordered())
    note(subscription, 100, "ПП-2")

    invoice = refund_payment(
        invoice=subscription.invoice,
        amount=Decimal(100),
        paid_on=TODAY,
        reference="В-1",
        by=UserFactory(),
    )

    assert invoice.state == "paid"
    assert Subscription.objects.get().state == "active"


def test_more_than_came_in_does_not_go_back():
    subscription = paid(ordered())

    with pytest.raises(SubscriptionError):
        refund_payment(
            invoice=subscription.invoice,
            amount=Decimal(2401),
            paid_on=TODAY,
            reference="В",
            by=UserFactory(),
        )


@pytest.mark.parametrize("act", [confirm_payment, refund_payment])
def test_money_holds_rows_in_the_order_of_orders(act):
    """Who reads, the term, the invoice: in another order two of them wait for each other."""
    invoice, by = paid(ordered()).invoice, UserFactory()

    with CaptureQueriesContext(connection) as asked:
        act(invoice=invoice, amount=Decimal(2400), paid_on=TODAY, reference="ПП-9", by=by)

    tables = [
        found[1] for row in asked if (found := re.match(r'SELECT .*? FROM "(\w+)"', row["sql"]))
    ]
    known = ("people_user", "subscriptions_subscription", "subscriptions_invoice")
    held = [table for table in tables if table in known]
    assert held[:4] == [known[1], known[0], known[1], known[2]]
