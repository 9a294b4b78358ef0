"""What waits for a person here, what the own municipalities sent, and what is kept at hand."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from best_practice.models import Case
from best_practice.selectors.finding.cards import read_cards
from core.templatetags.formats import day
from organisations.access import acted_for
from peer_learning.choices import (
    OPEN_VISITS,
    QuestionState,
    ReplicationState,
    VisitState,
)
from peer_learning.models import Bookmark, CaseQuestion, Replication, VisitRequest
from peer_learning.selectors.sides import Titles, foreign, read_titles
from people.models import User

BADGES = {
    ReplicationState.WAITING: "accent",
    ReplicationState.CONFIRMED: "ok",
    ReplicationState.DECLINED: "warn",
    QuestionState.ASKED: "accent",
    QuestionState.ANSWERED: "accent",
    QuestionState.PUBLISHED: "ok",
    VisitState.OTHER_DATE: "warn",
    VisitState.ACCEPTED: "ok",
}
# The newest rows of each kind on one's own page.
MOST_SHOWN = 100

Row = dict[str, Any]


def waiting_for(person: User) -> list[Row]:
    """What one should do here, as rows of one's own page; four statements however many."""
    places = acted_for(person)
    if not places and not Case.objects.filter(submitter=person).exists():
        return []
    answers = CaseQuestion.objects.unanswered().filter(
        Q(case__submitter=person) | Q(case__places__municipality__in=places),
        case__in=Case.objects.published(),
    )
    visits = VisitRequest.objects.filter(
        Q(host__in=places, state=VisitState.WAITING)
        | Q(guest__in=places, state=VisitState.OTHER_DATE)
    )
    declined = Replication.objects.filter(municipality__in=places, state=ReplicationState.DECLINED)
    return [
        *(_question(row) for row in answers.distinct().select_related("case").order_by("asked_at")),
        *(_visit(row) for row in visits.select_related(*_VISIT).order_by("asked_at", "pk")),
        *(_declined(row) for row in declined.select_related(*_PLACE).order_by("sent_at", "pk")),
    ]


_VISIT = ("case", "guest", "host")
_PLACE = ("case", "municipality")


def _waited(since: Any) -> Row:
    """How long somebody has been waiting, where rows with a deadline have their days."""
    days = max(0, (timezone.localdate() - timezone.localdate(since)).days)
    if not days:
        return {"days": "", "days_text": ""}
    return {"days": days, "days_text": ngettext("day waited", "days waited", days)}


def _number(case: Case) -> str:
    return _("example № %(number)s") % {"number": case.number}


def _question(row: CaseQuestion) -> Row:
    url = reverse("question", args=[row.case.number, row.pk])
    quotes = [{"who": _("Editor"), "text": row.decision_words}] if row.decision_words else []
    return {
        **_waited(row.asked_at),
        "badge": _("question"),
        "badge_kind": "warn",
        "meta": _number(row.case),
        "title": row.text,
        "lang": foreign(row.language),
        "url": url,
        "quotes": quotes,
        "verb": _("Answer the question"),
        "verb_url": url,
    }


def _visit(row: VisitRequest) -> Row:
    url = reverse("visit", args=[row.case.number, row.pk])
    is_host = row.state == VisitState.WAITING
    return {
        **_waited(row.asked_at if is_host else row.answered_at),
        "badge": row.get_kind_display(),
        "badge_kind": "warn",
        "meta": _number(row.case),
        "title": _visit_title(row),
        "lang": "",
        "url": url,
        "quotes": [],
        "verb": _("Answer the request") if is_host else _("Say whether the day suits you"),
        "verb_url": url,
    }


def _visit_title(row: VisitRequest) -> str:
    if row.state == VisitState.OTHER_DATE:
        words = _("%(place)s offers another day: %(day)s")
        return words % {"place": row.host.label, "day": day(row.offered_date)}
    words = _("%(place)s asks you: %(first)s to %(last)s")
    return words % {
        "place": row.guest.label,
        "first": day(row.from_date),
        "last": day(row.until_date),
    }


def _declined(row: Replication) -> Row:
    url = reverse("replication_change", args=[row.case.number, row.pk])
    return {
        "badge": row.get_state_display(),
        "badge_kind": "warn",
        "meta": _number(row.case),
        "title": _("“We did this too”, %(year)s") % {"year": row.year},
        "lang": "",
        "url": url,
        "quotes": [{"who": _("Editor"), "text": row.decision_words}],
        "verb": _("Mend what you sent"),
        "verb_url": url,
    }


@dataclass(frozen=True)
class Exchange:
    """Repetitions, questions and requests of a person and the own municipalities."""

    repetitions: list[Row] = field(default_factory=list)
    questions: list[Row] = field(default_factory=list)
    visits: list[Row] = field(default_factory=list)


def read_exchange(person: User) -> Exchange:
    """Read everything in a fixed number of statements, the newest first."""
    places = acted_for(person)
    repeated = Replication.objects.filter(Q(municipality__in=places) | Q(person=person))
    asked = CaseQuestion.objects.filter(asker=person).select_related("case")
    visits = VisitRequest.objects.between(places).select_related(*_VISIT)
    questions = list(asked.order_by("-asked_at", "pk")[:MOST_SHOWN])
    titles = read_titles({row.case_id for row in questions})
    return Exchange(
        [
            _repetition_row(row)
            for row in repeated.select_related(*_PLACE).order_by("-sent_at", "pk")[:MOST_SHOWN]
        ],
        [_asked_row(row, titles) for row in questions],
        [_visit_row(row, places) for row in visits.order_by("-asked_at", "pk")[:MOST_SHOWN]],
    )


def _badge(row: Any) -> list[Row]:
    return [{"text": row.get_state_display(), "kind": BADGES.get(row.state, "")}]


def _repetition_row(row: Replication) -> Row:
    return {
        "url": reverse("replication", args=[row.case.number, row.pk]),
        "title": f"{row.municipality.label}, {row.year}",
        "meta": [_number(row.case), day(row.sent_at)],
        "summary": row.decision_words,
        "badges": _badge(row),
    }


def _asked_row(row: CaseQuestion, titles: Titles) -> Row:
    address = titles[row.case_id][2] if row.case_id in titles else ""
    return {
        "url": f"{address}#questions" if address else "",
        "title": row.text,
        "lang": foreign(row.language),
        "meta": [_number(row.case), day(row.asked_at)],
        "summary": row.decision_words or (row.answer if row.state == "published" else ""),
        "badges": _badge(row),
    }


def _visit_row(row: VisitRequest, places: set[int]) -> Row:
    other = row.host if row.guest_id in places else row.guest
    dates = list(dict.fromkeys((day(row.from_date), day(row.until_date))))
    return {
        "url": reverse("visit", args=[row.case.number, row.pk]),
        "title": f"{other.label}: {row.get_kind_display()}",
        "meta": [_number(row.case), " – ".join(dates)],
        "summary": row.answer,
        "badges": _badge(row),
        "is_open": row.state in OPEN_VISITS,
    }


@dataclass(frozen=True)
class Kept:
    """Cases at hand, and the numbers of those that are no longer public."""

    cards: list[Row]
    gone: list[int]


def kept_cases(person: User) -> Kept:
    """Read one's bookmarks, the newest first; of a case that left only its number is told."""
    rows = Bookmark.objects.filter(person=person).order_by("-kept_at", "-pk")
    numbers = dict(rows.values_list("case_id", "case__number"))
    cards = read_cards(list(numbers))
    shown = {card["number"] for card in cards}
    return Kept(cards, [number for number in numbers.values() if number not in shown])


def is_kept(person: Any, case: Case) -> bool:
    """Whether somebody keeps a case at hand."""
    return isinstance(person, User) and Bookmark.objects.filter(person=person, case=case).exists()
