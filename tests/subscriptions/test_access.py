"""Who reads what: every ground on both sides of its days."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.utils import translation

from organisations.models import Succession
from people.models import User
from subscriptions.access import Reading, ground_today, has_paid_dues, may_read, readings
from subscriptions.choices import Ground
from subscriptions.models import SubscriptionReader
from tests.factories.organisations import MembershipFactory, MunicipalityFactory
from tests.factories.people import UserFactory
from tests.factories.subscriptions import DuesPaymentFactory, SubscriptionFactory

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 22)
DAY = datetime.timedelta(days=1)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def ask(person, issued_on=TODAY, open_on=None, today=TODAY) -> Reading:
    return may_read(
        person=person,
        publication="municipalitet",
        issued_on=issued_on,
        open_on=open_on,
        today=today,
    )


def _dues(person, **term):
    place = MembershipFactory(person=person, confirmed=True).municipality
    DuesPaymentFactory(municipality=place, year=2026)


def _body(person, **term):
    place = MembershipFactory(person=person, confirmed=True).municipality
    SubscriptionFactory(person=None, municipality=place, **term)


def _lent(person, **term):
    lent = SubscriptionFactory(person=None, body_name="Общество", **term)
    SubscriptionReader.objects.create(subscription=lent, person=person, email=person.email)


def _own(**facts):
    return lambda person, **term: SubscriptionFactory(person=person, **{**term, **facts})


def _staff(person, **term):
    right = Permission.objects.get(codename="access_admin")
    person.user_permissions.add(right)


GROUNDS = {
    "dues": _dues,
    "subscription": _own(),
    "gift": _own(ground="gift"),
    "body": _body,
    "reader": _lent,
    "ended": _own(state="ended"),
    "broken_off": _own(state="cancelled"),
    "awaiting": _own(state="awaiting", starts_on=None, ends_on=None),
    "paper": _own(form="paper"),
    "staff": _staff,
}


def reader_by(ground: str) -> User:
    """Somebody whose ground began on 1 March 2026 and ends on 31 August, or by the year."""
    person = UserFactory()
    if ground != "none":
        GROUNDS[ground](person, starts_on=day("2026-03-01"), ends_on=day("2026-08-31"))
    return person


# On which day is asked → ground → what an issue of June 2026 and one of November 2026 give.
IN, AFTER = "2026-06-15", "2026-11-20"
MATRIX = [
    ("none", "2026-11-22", Ground.NONE, Ground.NONE),
    ("awaiting", "2026-11-22", Ground.NONE, Ground.NONE),
    ("paper", "2026-08-01", Ground.NONE, Ground.NONE),
    ("dues", "2026-11-22", Ground.DUES, Ground.DUES),
    ("dues", "2026-12-31", Ground.DUES, Ground.DUES),
    ("dues", "2027-01-01", Ground.KEPT, Ground.KEPT),
    ("subscription", "2026-02-28", Ground.NONE, Ground.NONE),
    ("subscription", "2026-03-01", Ground.SUBSCRIPTION, Ground.SUBSCRIPTION),
    ("subscription", "2026-08-31", Ground.SUBSCRIPTION, Ground.SUBSCRIPTION),
    ("subscription", "2026-09-14", Ground.SUBSCRIPTION, Ground.SUBSCRIPTION),
    ("subscription", "2026-09-15", Ground.KEPT, Ground.NONE),
    ("gift", "2026-08-31", Ground.GIFT, Ground.GIFT),
    ("gift", "2026-09-15", Ground.KEPT, Ground.NONE),
    ("body", "2026-08-31", Ground.SUBSCRIPTION, Ground.SUBSCRIPTION),
    ("body", "2026-09-15", Ground.KEPT, Ground.NONE),
    ("reader", "2026-08-31", Ground.SUBSCRIPTION, Ground.SUBSCRIPTION),
    ("reader", "2026-09-15", Ground.KEPT, Ground.NONE),
    ("ended", "2026-08-31", Ground.KEPT, Ground.NONE),
    ("broken_off", "2026-08-31", Ground.KEPT, Ground.NONE),
    ("staff", "2026-11-22", Ground.STAFF, Ground.STAFF),
    ("none", "2027-06-14", Ground.NONE, Ground.NONE),
    ("none", "2027-06-15", Ground.OPEN, Ground.NONE),
    ("none", "2027-11-20", Ground.OPEN, Ground.OPEN),
    ("dues", "2027-11-20", Ground.OPEN, Ground.OPEN),
]


@pytest.mark.parametrize(("ground", "asked_on", "inside", "later"), MATRIX)
def test_every_ground_on_every_day(ground, asked_on, inside, later):
    person = reader_by(ground)

    found = readings(
        person=person,
        publication="municipalitet",
        issues=[(day(IN), None), (day(AFTER), None)],
        today=day(asked_on),
    )

    assert [reading.ground for reading in found] == [inside, later]
    assert [reading.allowed for reading in found] == [
        ground != Ground.NONE for ground in (inside, later)
    ]


@pytest.mark.parametrize("person", [None, AnonymousUser()])
def test_strangers_are_told_when_the_issue_opens(person):
    assert ask(person) == Reading(False, Ground.NONE, day("2027-11-22"), "")


def test_an_editor_may_open_an_issue_earlier_and_never_later():
    assert ask(None, open_on=TODAY).ground == Ground.OPEN
    assert ask(None, open_on=TODAY + DAY).until == TODAY + DAY
    assert ask(None, open_on=day("2030-01-01")).until == day("2027-11-22")


def test_the_delay_is_a_setting(settings):
    settings.MAGAZINE_OPEN_AFTER_MONTHS = 6

    assert ask(None).until == day("2027-05-22")


def test_an_issue_of_the_29th_of_february_opens_on_the_28th():
    assert ask(None, issued_on=day("2028-02-29"), today=day("2028-03-01")).until == day(
        "2029-02-28"
    )


def test_another_publication_is_not_opened():
    person = reader_by("subscription")

    found = may_read(person=person, publication="other", issued_on=TODAY, today=day("2026-08-01"))

    assert found.ground == Ground.NONE


@pytest.mark.parametrize(
    ("until", "ground"),
    [(None, Ground.DUES), (TODAY, Ground.DUES), (TODAY - DAY, Ground.NONE)],
)
def test_who_left_yesterday_reads_no_more(until, ground):
    claim = MembershipFactory(confirmed=True, until_date=until)
    DuesPaymentFactory(municipality=claim.municipality)

    assert ask(claim.person).ground == ground


def test_a_claim_that_nobody_confirmed_opens_nothing():
    claim = MembershipFactory()
    DuesPaymentFactory(municipality=claim.municipality)

    assert ask(claim.person).allowed is False


@pytest.mark.parametrize(
    "changed",
    [{"settles": False}, {"voided_at": datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)}],
)
def test_part_of_the_dues_and_a_voided_payment_open_nothing(changed):
    claim = MembershipFactory(confirmed=True)
    DuesPaymentFactory(municipality=claim.municipality, **changed)

    assert ask(claim.person).allowed is False
    assert has_paid_dues(claim.municipality, 2026) is False


def test_the_successor_inherits_the_dues_of_those_merged_into_it():
    old, new = MunicipalityFactory(label_ru="Старый"), MunicipalityFactory(label_ru="Новый")
    DuesPaymentFactory(municipality=old)
    Succession.objects.create(
        predecessor=old, successor=new, kind="merged", on_date=day("2026-07-01")
    )
    person = MembershipFactory(municipality=new, confirmed=True).person

    found = ask(person)

    assert found == Reading(True, Ground.DUES, day("2026-12-31"), "Старый")
    assert has_paid_dues(new, 2026) is True
    assert ask(person, today=day("2026-06-30")).allowed is False


def test_the_reason_names_who_paid_and_until_when():
    claim = MembershipFactory(confirmed=True)
    DuesPaymentFactory(municipality=claim.municipality)

    with translation.override("en"):
        reason = ask(claim.person).reason

    place, last = claim.municipality.label, "31\u00a0December 2026"
    assert reason == f"{place}: the dues for 2026 are paid. You read until {last}."


@pytest.mark.parametrize(
    ("moment", "ground"),
    [
        # 14 days of grace after 31 August: 14 September, 23:59 and midnight in Bishkek (UTC+6).
        ("2026-09-14T17:59:59+00:00", Ground.SUBSCRIPTION),
        ("2026-09-14T18:00:00+00:00", Ground.NONE),
    ],
)
def test_a_term_ends_at_midnight_of_bishkek(moment, ground, monkeypatch):
    person = reader_by("subscription")

    now = datetime.datetime.fromisoformat(moment)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    found = may_read(person=person, publication="municipalitet", issued_on=day(AFTER))

    assert found.ground == ground


def test_of_several_grounds_dues_come_first_and_of_terms_the_longest():
    person = UserFactory()
    for last in ("2026-12-01", "2027-02-01"):
        SubscriptionFactory(person=person, ends_on=day(last))

    assert ground_today(person=person, publication="municipalitet", today=TODAY) == Reading(
        True, Ground.SUBSCRIPTION, day("2027-02-01"), ""
    )
    place = MembershipFactory(person=person, confirmed=True).municipality
    DuesPaymentFactory(municipality=place)
    assert ask(person).ground == Ground.DUES


def test_a_closed_account_reads_nothing():
    person = reader_by("subscription")
    person.is_active = False

    assert ask(person, today=day("2026-08-01")).allowed is False


def test_many_issues_cost_three_statements(django_assert_max_num_queries):
    person = User.objects.get(pk=reader_by("dues").pk)
    SubscriptionFactory(person=person)
    issues = [(TODAY - DAY * number, None) for number in range(200)]

    with django_assert_max_num_queries(3):
        found = readings(person=person, publication="municipalitet", issues=issues, today=TODAY)

    assert {reading.ground for reading in found} == {Ground.DUES}


def test_open_issues_cost_nothing(django_assert_num_queries):
    person = UserFactory()

    with django_assert_num_queries(0):
        assert ask(person, issued_on=day("2020-01-01")).ground == Ground.OPEN
