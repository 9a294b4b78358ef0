"""Who may read an issue of a publication, on which ground and until when; nothing is kept."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Permission
from django.db.models import DateField, IntegerField, Q, Value
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from core.labels import LABELS, label_of
from core.templatetags.formats import day as format_day
from organisations.access import acted_for, with_predecessors
from organisations.models import Municipality
from people.models import User
from subscriptions.choices import (
    STAFF_RIGHT,
    Ground,
    SubscriptionGround,
    SubscriptionState,
)
from subscriptions.engine import Term, opens_on
from subscriptions.models import DuesPayment, Subscription

Person = User | AnonymousUser | None
Issue = tuple[datetime.date, datetime.date | None]
_DUES, _STAFF = "dues", "staff"
_NO_DAY, _NO_YEAR = Cast(Value(None), DateField()), Cast(Value(None), IntegerField())


@dataclass(frozen=True)
class Reading:
    """Whether somebody reads, why, until when, and who paid.

    Without a ground `until` is the day on which the issue opens to everybody.
    """

    allowed: bool
    ground: Ground
    until: datetime.date | None
    payer: str

    @property
    def reason(self) -> str:
        """Why, as one sentence in the language of the page."""
        day = format_day(self.until) if self.until else ""
        facts = {"payer": self.payer, "until": day, "year": self.until.year if self.until else ""}
        return _sentence(self.ground, bool(self.payer), bool(day)) % facts


def _sentence(ground: Ground, has_payer: bool, has_day: bool) -> str:
    """The sentence of a ground, with places for the payer and the day."""
    if ground == Ground.NONE:
        for_all = _("For subscribers. It opens to everybody on %(until)s.")
        return for_all if has_day else _("For subscribers.")
    if ground == Ground.SUBSCRIPTION and has_payer:
        return _("%(payer)s has subscribed: you read until %(until)s.")
    return {
        Ground.OPEN: _("Open to everybody."),
        Ground.STAFF: _("You read as staff of the portal."),
        Ground.DUES: _("%(payer)s: the dues for %(year)s are paid. You read until %(until)s."),
        Ground.SUBSCRIPTION: _("You have subscribed and read until %(until)s."),
        Ground.GIFT: _("You were given a subscription and read until %(until)s."),
        Ground.KEPT: _("This issue came out in your term and stays open to you."),
    }[ground]


@dataclass(frozen=True)
class _Held:
    """One ground of a person as it was read from the database."""

    ground: Ground
    term: Term
    in_force: bool
    payer: str


def may_read(
    *,
    person: Person,
    publication: str,
    issued_on: datetime.date,
    open_on: datetime.date | None = None,
    today: datetime.date | None = None,
) -> Reading:
    """Say whether somebody reads a published issue today. At most three statements.

    A ground in force today opens everything that is published; one that is over keeps the issues
    dated in its term; everything opens after MAGAZINE_OPEN_AFTER_MONTHS, or on `open_on` before.
    """
    issues = [(issued_on, open_on)]
    return readings(person=person, publication=publication, issues=issues, today=today)[0]


def readings(
    *,
    person: Person,
    publication: str,
    issues: Sequence[Issue],
    today: datetime.date | None = None,
) -> list[Reading]:
    """Answer for many issues at once, in the statements of one."""
    day = today or timezone.localdate()
    opening = [opens_on(*issue, settings.MAGAZINE_OPEN_AFTER_MONTHS) for issue in issues]
    grounds: list[_Held] = []
    if isinstance(person, User) and person.is_active and any(opens > day for opens in opening):
        years = {day.year, *(issued_on.year for issued_on, _open_on in issues)}
        grounds = _grounds(person, publication, years, day)
    return [
        _answer(grounds, issued_on, opens, day)
        for (issued_on, _open_on), opens in zip(issues, opening, strict=True)
    ]


def ground_today(
    *, person: Person, publication: str, today: datetime.date | None = None
) -> Reading | None:
    """By what somebody reads everything that comes out today; None without a ground in force."""
    day = today or timezone.localdate()
    if not isinstance(person, User) or not person.is_active:
        return None
    return _in_force(_grounds(person, publication, {day.year}, day))


def has_paid_dues(municipality: Municipality, year: int) -> bool:
    """Whether the dues of a year are paid, by it or by one whose place it has taken."""
    places = with_predecessors({municipality.pk})
    return DuesPayment.objects.settling([year]).filter(municipality__in=places).exists()


def _answer(
    grounds: list[_Held], issued_on: datetime.date, opens: datetime.date, day: datetime.date
) -> Reading:
    if opens <= day:
        return Reading(allowed=True, ground=Ground.OPEN, until=None, payer="")
    if (found := _in_force(grounds)) is not None:
        return found
    for held in grounds:
        if held.term.starts_on <= day and held.term.covers(issued_on):
            return Reading(allowed=True, ground=Ground.KEPT, until=None, payer=held.payer)
    return Reading(allowed=False, ground=Ground.NONE, until=opens, payer="")


def _in_force(grounds: list[_Held]) -> Reading | None:
    """The first ground that holds today; of several of its kind the one that lasts longest."""
    for ground in (Ground.STAFF, Ground.DUES, Ground.SUBSCRIPTION, Ground.GIFT):
        holding = [held for held in grounds if held.ground == ground and held.in_force]
        if holding:
            held = max(holding, key=lambda one: one.term.ends_on)
            until = None if ground == Ground.STAFF else held.term.ends_on
            return Reading(allowed=True, ground=ground, until=until, payer=held.payer)
    return None


def _grounds(person: User, publication: str, years: set[int], day: datetime.date) -> list[_Held]:
    """Every ground a person has or had, besides the delay: three statements.

    Terms, dues and the right of staff come as one statement, in columns of one meaning.
    """
    places = acted_for(person, day)
    terms = (
        Subscription.objects.readable(publication)
        .held_by(person, places)
        .values_list(
            "ground",
            "state",
            "starts_on",
            "ends_on",
            _NO_YEAR,
            *(f"municipality__{name}" for name in LABELS),
            *(f"organisation__{name}" for name in LABELS),
            "body_name",
        )
    )
    dues = (
        DuesPayment.objects.settling(years)
        .filter(municipality__in=places)
        .values_list(
            Value(_DUES),
            *[Value(""), _NO_DAY, _NO_DAY],
            "year",
            *(f"municipality__{name}" for name in LABELS),
            *[Value("")] * 4,
        )
    )
    staff = Permission.objects.filter(
        Q(group__user=person) | Q(user=person),
        content_type__app_label=STAFF_RIGHT[0],
        codename=STAFF_RIGHT[1],
    ).values_list(Value(_STAFF), Value(""), _NO_DAY, _NO_DAY, _NO_YEAR, *[Value("")] * 7)
    found = [_held(tuple(row), day) for row in terms.union(dues, staff.order_by())]
    return found + ([_staff(day)] if person.is_superuser else [])


def _held(row: tuple[Any, ...], day: datetime.date) -> _Held:
    """One row of `_grounds` as a ground with its term."""
    kind, state, starts_on, ends_on, year, *names = row
    if kind == _STAFF:
        return _staff(day)
    payer = label_of(*names[:3]) or label_of(*names[3:6]) or names[6]
    if kind == _DUES:
        term = Term(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
        return _Held(Ground.DUES, term, term.covers(day), payer)
    term = Term(starts_on, ends_on)
    grace = datetime.timedelta(days=settings.SUBSCRIPTION_GRACE_DAYS)
    in_force = state == SubscriptionState.ACTIVE and starts_on <= day <= ends_on + grace
    ground = Ground.GIFT if kind == SubscriptionGround.GIFT else Ground.SUBSCRIPTION
    return _Held(ground, term, in_force, payer)


def _staff(day: datetime.date) -> _Held:
    return _Held(Ground.STAFF, Term(day, day), True, "")
