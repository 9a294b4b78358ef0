"""Questions of a case, requests between municipalities, and who sees which."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from best_practice.models import Case
from core.memory import remembered
from organisations.access import acted_for
from peer_learning.choices import PUBLIC_QUESTIONS, QuestionState
from peer_learning.models import CaseQuestion, VisitRequest
from peer_learning.selectors.sides import acts_for_case, foreign
from people.models import User

QUESTIONS_SHOWN = 50


@dataclass(frozen=True)
class Asked:
    """A public question as the page of the case shows it: by post and place, without a name."""

    pk: UUID
    text: str
    lang: str
    post: str
    place: str
    asked_at: Any
    answer: str
    answer_lang: str
    answered_at: Any


@dataclass(frozen=True)
class Questions:
    """The newest questions of a case; the answered ones first."""

    rows: list[Asked]
    has_more: bool


def _read_asked() -> frozenset[int]:
    """The cases with a public question; few beside all cases."""
    return frozenset(CaseQuestion.objects.public().values_list("case", flat=True).distinct())


def questions_of(case: Case) -> Questions:
    """Read the public questions of a case in one statement, or in none where none was asked."""
    if case.pk not in remembered("peer_learning.asked", _read_asked):
        return Questions([], has_more=False)
    rows = CaseQuestion.objects.public().filter(case=case).select_related("municipality")
    found = list(rows.order_by("-asked_at", "pk")[: QUESTIONS_SHOWN + 1])
    asked = [_asked(row) for row in found[:QUESTIONS_SHOWN]]
    return Questions(sorted(asked, key=lambda row: not row.answer), len(found) > QUESTIONS_SHOWN)


def _asked(row: CaseQuestion) -> Asked:
    is_answered = row.state == QuestionState.PUBLISHED
    return Asked(
        pk=row.pk,
        text=row.text,
        lang=foreign(row.language),
        post=row.post,
        place=row.municipality.label if row.municipality else "",
        asked_at=row.asked_at,
        answer=row.answer if is_answered else "",
        answer_lang=foreign(row.answer_language) if is_answered else "",
        answered_at=row.answered_at if is_answered else None,
    )


def question_to_answer(person: Any, number: int, pk: UUID) -> CaseQuestion | None:
    """A public question of a public case for whoever may answer for it."""
    live = Case.objects.published()
    rows = CaseQuestion.objects.filter(pk=pk, case__number=number, case__in=live)
    found = rows.select_related("case", "municipality").first()
    if found is None or found.state not in PUBLIC_QUESTIONS:
        return None
    return found if acts_for_case(person, found.case) else None


@dataclass(frozen=True)
class Sides:
    """A request as one side sees it."""

    visit: VisitRequest
    is_host: bool
    is_guest: bool


def visit_seen_by(person: Any, number: int, pk: UUID) -> Sides | None:
    """A request for those who act for one of its two municipalities."""
    if not isinstance(person, User):
        return None
    rows = VisitRequest.objects.filter(pk=pk, case__number=number)
    found = rows.select_related("case", "guest__region", "host__region").first()
    if found is None:
        return None
    own = acted_for(person)
    sides = Sides(found, is_host=found.host_id in own, is_guest=found.guest_id in own)
    return sides if sides.is_host or sides.is_guest else None
