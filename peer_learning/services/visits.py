"""One municipality asks another for a visit or a mentor; the other answers; nobody is forgotten."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from best_practice.models import Case
from organisations.access import acted_for
from organisations.models import Municipality
from peer_learning.choices import DAYS_TO_ANSWER, OPEN_VISITS, VISIT_STEPS, VisitKind, VisitState
from peer_learning.models import VisitRequest as Visit
from peer_learning.selectors.sides import editors, hosts_of, members_of
from peer_learning.services.tell_people import tell_people
from people.models import User
from people.services import claim_form_key, settle_form_key


class VisitRefused(Exception):
    """It cannot be asked for or answered so; the text says why."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What one municipality asks of another, and when."""

    kind: VisitKind
    guest: Municipality
    host: Municipality
    from_date: datetime.date
    until_date: datetime.date
    people: int | None
    words: str
    language: str


@transaction.atomic
def request_visit(*, person: User, case: Case, wish: Wish, form_key: UUID) -> Visit:
    """Ask those who did it; the same form sent again gives the request back.

    Everybody who acts for the host gets a letter; where nobody does, the editors get it. Refuses
    with VisitRefused who does not act for the guest, a host that did not do it, a visit to
    oneself, days gone by, and a second request of the same kind while one is open.
    """
    key = claim_form_key(person=person, key=form_key, purpose="request visit")
    if key.result:
        return Visit.objects.get(pk=key.result)
    _check_sides(person, case, wish.guest, wish.host)
    if wish.from_date < timezone.localdate() or wish.until_date < wish.from_date:
        raise VisitRefused(_("Choose days that are still to come, the first one first."))
    # Of two colleagues who ask at once, the second is told of the first.
    Municipality.objects.select_for_update(of=("self",)).get(pk=wish.guest.pk)
    rows = Visit.objects.open().filter(case=case, guest=wish.guest, host=wish.host, kind=wish.kind)
    if rows.exists():
        raise VisitRefused(_("Your municipality has asked for this already. Wait for the answer."))
    visit = Visit.objects.create(case=case, person=person, asked_at=timezone.now(), **vars(wish))
    settle_form_key(form_key=key, result=str(visit.pk))
    _tell(visit, "visit_requested", members_of([wish.host.pk]) or editors())
    return visit


@transaction.atomic
def answer_visit(
    *,
    visit: Visit,
    person: User,
    state: VisitState,
    words: str,
    offered_date: datetime.date | None = None,
) -> Visit:
    """Say yes, no or another day on behalf of the host; the other side gets a letter.

    Refuses with VisitRefused who does not act for the host, a no without words, another day that
    is missing or gone, and a request that waits for no answer.
    """
    visit = _locked(visit)
    if visit.host_id not in acted_for(person):
        raise VisitRefused(_("Only those who act for the municipality that was asked answer."))
    if state == VisitState.DECLINED and not words.strip():
        raise VisitRefused(_("Say why: your colleagues will read it."))
    if state == VisitState.OTHER_DATE and not (
        offered_date and offered_date >= timezone.localdate()
    ):
        raise VisitRefused(_("Write the day you offer; it must be still to come."))
    if visit.state != VisitState.WAITING:
        raise VisitRefused(_("It has been answered already."))
    _move(visit, state)
    visit.offered_date = offered_date if state == VisitState.OTHER_DATE else None
    visit.answer = words.strip()
    visit.answered_by, visit.answered_at = person, timezone.now()
    visit.save(update_fields=["offered_date", "answer", "answered_by", "answered_at"])
    _tell(visit, "visit_answered", _guests(visit))
    return visit


@transaction.atomic
def agree_to_date(*, visit: Visit, person: User) -> Visit:
    """Take the other day that was offered; refuses who does not act for the guest."""
    visit = _locked(visit)
    _check_guest(visit, person)
    if visit.state == VisitState.ACCEPTED:
        return visit
    _move(visit, VisitState.ACCEPTED)
    _tell(visit, "visit_agreed", members_of([visit.host_id]))
    return visit


@transaction.atomic
def withdraw_visit(*, visit: Visit, person: User) -> Visit:
    """Take a request back; the host is told. Bears to run twice."""
    visit = _locked(visit)
    _check_guest(visit, person)
    if visit.state == VisitState.WITHDRAWN:
        return visit
    _move(visit, VisitState.WITHDRAWN)
    _tell(visit, "visit_withdrawn", members_of([visit.host_id]))
    return visit


@transaction.atomic
def expire_visits(*, now: datetime.datetime) -> int:
    """Close what nobody answered for sixty days; the editors and those who asked are told."""
    since = now - datetime.timedelta(days=DAYS_TO_ANSWER)
    rows = Visit.objects.select_for_update(of=("self",)).filter(
        state__in=OPEN_VISITS, asked_at__lt=since
    )
    late = [
        row
        for row in rows.select_related("case", "guest", "host", "person")
        if row.answered_at is None or row.answered_at < since
    ]
    for visit in late:
        _move(visit, VisitState.EXPIRED)
        _tell(visit, "visit_expired", _guests(visit))
        _tell(visit, "visit_expired_staff", editors(), route="visits:inspect")
    return len(late)


def _locked(visit: Visit) -> Visit:
    rows = Visit.objects.select_for_update(of=("self",))
    return rows.select_related("case", "guest", "host", "person").get(pk=visit.pk)


def _move(visit: Visit, state: VisitState) -> None:
    if state not in VISIT_STEPS[visit.state]:
        raise VisitRefused(_("This cannot be done with the request as it stands."))
    visit.state = state
    visit.save(update_fields=["state"])


def _check_sides(person: User, case: Case, guest: Municipality, host: Municipality) -> None:
    if guest.pk not in acted_for(person):
        raise VisitRefused(_("You have no confirmed post in this municipality."))
    if not Case.objects.published().filter(pk=case.pk).exists():
        raise VisitRefused(_("The example is not on the portal now."))
    if host.pk not in {one.pk for one in hosts_of(case)}:
        raise VisitRefused(_("This municipality has not done it."))
    if guest.pk == host.pk:
        raise VisitRefused(_("This is your own municipality."))


def _check_guest(visit: Visit, person: User) -> None:
    if visit.guest_id not in acted_for(person):
        raise VisitRefused(_("Only those who act for the municipality that asked decide this."))


def _guests(visit: Visit) -> list[User]:
    """Whoever sent the request, if still there, and nobody else of the guest's side."""
    sender = visit.person
    if sender is not None and sender.is_active:
        return [sender]
    return members_of([visit.guest_id], vouching=True)


def _tell(visit: Visit, kind: str, people: list[User], route: str = "visit") -> None:
    tell_people(
        kind=kind,
        event=f"{kind}:{visit.pk}:{visit.state}",
        people=people,
        case=visit.case,
        route=route,
        arguments=(visit.pk,) if route != "visit" else (visit.case.number, visit.pk),
        context={"visit": visit},
    )
