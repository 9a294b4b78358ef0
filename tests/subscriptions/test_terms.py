"""Renewals, gifts, reminders and ends: terms touch, and nobody is asked twice."""

import datetime
from decimal import Decimal

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.signals import user_logged_in
from django.utils import timezone

from people.models import Letter
from subscriptions.choices import TRANSITIONS, SubscriptionState
from subscriptions.models import Invoice
from subscriptions.services.errors import SubscriptionError
from subscriptions.services.order import Holder
from subscriptions.services.payments import confirm_payment
from subscriptions.services.readers import add_reader
from subscriptions.services.remind import remind
from subscriptions.services.terms import cancel, end_terms, extend, give_gift, renew
from tests.factories.organisations import MembershipFactory
from tests.factories.people import UserFactory
from tests.factories.subscriptions import (
    PlanFactory,
    SubscriptionFactory,
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


@pytest.mark.parametrize("late", [-30, 0, 1, 14])
def test_bad_renewal_before_the_end_and_in_grace_joins_without_gap(late, today):
    first = paid(ordered())
    _start, last = term(first)
    today(last + late * DAY)

    second = paid(renew(subscription=first, by=first.person), reference="ПП-2")

    assert second.previous == first
    assert term(second) == (last + DAY, datetime.date(2028, 11, 21))
    assert term(first)[1] == last


def test_renewal_after_the_grace_begins_today(today):
    first = paid(ordered())
    later = term(first)[1] + 15 * DAY
    today(later)

    second = paid(renew(subscription=first, by=first.person), reference="ПП-2")

    assert term(second)[0] == later


def test_renewing_twice_is_one_order():
    first = paid(ordered())

    one = renew(subscription=first, by=first.person)
    two = renew(subscription=first, by=first.person)

    assert one == two
    assert Invoice.objects.count() == 2


def test_a_second_order_of_a_holder_follows_the_first():
    person = UserFactory()
    first = paid(ordered(person))
    second = paid(ordered(person), reference="ПП-2")

    assert term(second)[0] == term(first)[1] + DAY


def test_the_term_of_a_municipality_is_ordered_once_by_two_colleagues():
    claim = MembershipFactory(confirmed=True)
    other = MembershipFactory(municipality=claim.municipality, confirmed=True).person
    holder = Holder(municipality=claim.municipality)

    first = paid(ordered(claim.person, holder=holder))
    second = paid(ordered(other, holder=holder), reference="ПП-2")

    assert term(second)[0] == term(first)[1] + DAY


def test_an_unpaid_order_is_taken_back_and_its_number_stays():
    subscription = cancel(subscription=ordered())

    assert (subscription.state, Invoice.objects.get().state) == ("cancelled", "void")
    with pytest.raises(SubscriptionError):
        note(subscription, 2400)


def test_an_order_that_is_part_paid_is_not_taken_back():
    subscription = ordered()
    note(subscription, 100)

    with pytest.raises(SubscriptionError):
        cancel(subscription=subscription)


def test_a_term_that_is_broken_off_ends_today(today):
    subscription = paid(ordered())
    today(TODAY + 10 * DAY)

    cancel(subscription=subscription, reason="По просьбе")

    assert term(subscription) == (TODAY, TODAY + 10 * DAY)
    with pytest.raises(SubscriptionError):
        cancel(subscription=subscription)


def test_a_gift_waits_for_the_confirmed_address():
    gift = give_gift(
        plan=PlanFactory(form="online"),
        holder=Holder(gift_email="New@Example.org"),
        by=UserFactory(),
    )
    person = UserFactory(email="new@example.org", confirmed=False)
    user_logged_in.send(sender=type(person), request=None, user=person)
    gift.refresh_from_db()
    assert (gift.state, gift.person) == ("active", None)

    EmailAddress.objects.update(verified=True)
    user_logged_in.send(sender=type(person), request=None, user=person)

    gift.refresh_from_db()
    assert gift.person == person
    assert Letter.objects.get(kind="subscription_given").recipient == "new@example.org"


def test_a_gift_to_somebody_known_joins_the_term_they_have():
    own = paid(ordered())

    gift = give_gift(
        plan=PlanFactory(form="both"),
        holder=Holder(gift_email=own.person.email),
        by=UserFactory(),
        delivery=an_order(own.person).delivery,
    )

    assert gift.person == own.person
    assert term(gift)[0] == term(own)[1] + DAY


def test_a_gift_that_is_paid_opens_to_the_other_only():
    giver, other = UserFactory(), UserFactory()

    gift = paid(ordered(giver, holder=Holder(gift_email=other.email)))

    assert (gift.ground, gift.person, gift.ordered_by) == ("gift", other, giver)
    assert kinds(other) == ["subscription_given"]


def test_readers_of_a_body_are_let_in_by_their_address():
    owner, known = UserFactory(), UserFactory()
    body = paid(ordered(owner, holder=Holder(body_name="Общество")))

    assert add_reader(subscription=body, email=known.email.upper()).person == known
    assert add_reader(subscription=body, email="later@example.org").person is None
    assert body.readers.count() == 3


def test_a_term_is_lengthened_and_never_into_the_next():
    first = paid(ordered())
    longer = extend(subscription=first, ends_on=term(first)[1] + 10 * DAY, reason="Номер опоздал")
    second = paid(renew(subscription=longer, by=first.person), reference="ПП-2")

    with pytest.raises(SubscriptionError):
        extend(subscription=first, ends_on=second.starts_on, reason="")
    with pytest.raises(SubscriptionError):
        extend(subscription=first, ends_on=TODAY, reason="")


def test_terms_are_closed_after_their_grace(today):
    subscription = SubscriptionFactory(ends_on=TODAY)
    today(TODAY + 14 * DAY)
    assert end_terms() == 0

    today(TODAY + 15 * DAY)

    assert (end_terms(), end_terms()) == (1, 0)
    subscription.refresh_from_db()
    assert subscription.state == "ended"


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        (-31, None),
        (-30, "subscription_ends_month"),
        (-28, "subscription_ends_month"),
        (-27, None),
        (-7, "subscription_ends_week"),
        (0, "subscription_ends_today"),
        (14, "subscription_ends_after"),
        (17, None),
    ],
)
def test_reminders_come_on_their_days_and_once(days, kind, today):
    subscription = SubscriptionFactory(ends_on=datetime.date(2027, 3, 1))
    today(subscription.ends_on + days * DAY)

    remind()
    remind()

    assert kinds(subscription.person) == ([kind] if kind else [])


def test_who_renewed_is_not_reminded(today):
    first = paid(ordered())
    paid(renew(subscription=first, by=first.person), reference="ПП-2")
    today(term(first)[1])

    assert remind() == 0


def test_the_table_of_states_leads_nowhere_by_mistake():
    assert set(TRANSITIONS) == set(SubscriptionState)
    assert TRANSITIONS["cancelled"] == frozenset()


def test_who_was_given_a_term_renews_it_without_the_papers_of_the_giver():
    giver, other = UserFactory(), UserFactory()
    gift = paid(ordered(giver, holder=Holder(gift_email=other.email)))
    Invoice.objects.update(buyer_tax_number="12345678901234", buyer_address="ул. Тайная, 7")

    renewed = renew(subscription=gift, by=other).invoice

    told = (renewed.buyer_name, renewed.buyer_tax_number, renewed.buyer_address)
    assert told == (other.email, "", "")


def test_a_plan_that_is_withdrawn_is_not_renewed():
    first = paid(ordered())
    first.plan.is_public, first.plan.price = False, 0
    first.plan.save()

    with pytest.raises(SubscriptionError):
        renew(subscription=first, by=first.person)
