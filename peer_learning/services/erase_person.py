"""What peer learning knows of a person: handed out on request, forgotten on request."""

from typing import Any

from django.db import transaction

from peer_learning.choices import PUBLIC_QUESTIONS, QuestionState
from peer_learning.models import Bookmark, CaseQuestion, Replication, VisitRequest
from people.engine import mask
from people.models import User
from people.services import identity_of

# Who is named in a row, and which of its texts may name people.
_KEYS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Replication, ("person", "decided_by")),
    (CaseQuestion, ("asker", "answered_by", "decided_by")),
    (VisitRequest, ("person", "answered_by")),
)
_WORDS: dict[Any, tuple[str, ...]] = {
    Replication: ("changed", "result", "failed", "decision_words"),
    CaseQuestion: ("text", "answer", "decision_words"),
    VisitRequest: ("words", "answer"),
}


def export_peer_learning(*, person: User) -> dict[str, Any]:
    """Everything the person sent, asked, answered and kept, as plain values."""
    kept = Bookmark.objects.filter(person=person).order_by("kept_at", "pk")
    return {
        "repetitions": _repetitions(person),
        "questions": _questions(CaseQuestion.objects.filter(asker=person)),
        "answers": _questions(CaseQuestion.objects.filter(answered_by=person)),
        "visits": _visits(person),
        "bookmarks": list(kept.values_list("case__number", flat=True)),
    }


def _repetitions(person: User) -> list[dict[str, Any]]:
    rows = Replication.objects.filter(person=person).select_related("case", "municipality")
    return [
        {
            "case": row.case.number,
            "municipality": row.municipality.code,
            "state": row.state,
            "year": row.year,
            "changed": row.changed,
            "result": row.result,
            "failed": row.failed,
            "cost_som": row.cost_som,
            "participants": row.participants,
            "sent_at": row.sent_at.isoformat(),
            "words_of_the_editor": row.decision_words,
            "files": [file.upload.name for file in row.files.all()],
        }
        for row in rows.prefetch_related("files__upload").order_by("sent_at", "pk")
    ]


def _visits(person: User) -> list[dict[str, Any]]:
    rows = VisitRequest.objects.filter(person=person).select_related("case", "guest", "host")
    return [
        {
            "case": row.case.number,
            "kind": row.kind,
            "from_municipality": row.guest.code,
            "to_municipality": row.host.code,
            "days": [row.from_date.isoformat(), row.until_date.isoformat()],
            "people": row.people,
            "words": row.words,
            "state": row.state,
            "answer": row.answer,
        }
        for row in rows.order_by("asked_at", "pk")
    ]


def _questions(rows: Any) -> list[dict[str, Any]]:
    return [
        {
            "case": row.case.number,
            "state": row.state,
            "question": row.text,
            "answer": row.answer,
            "asked_at": row.asked_at.isoformat(),
        }
        for row in rows.select_related("case").order_by("asked_at", "pk")
    ]


@transaction.atomic
def erase_peer_learning(*, person: User) -> None:
    """Delete what never became public; what did stays, without the person and their names."""
    unread = CaseQuestion.objects.filter(asker=person).exclude(state__in=PUBLIC_QUESTIONS)
    unread.exclude(state=QuestionState.HIDDEN).delete()
    words = identity_of(person=person)
    for model, keys in _KEYS:
        for key in keys:
            for row in model.objects.filter(**{key: person}):
                for name in _WORDS[model]:
                    setattr(row, name, mask(getattr(row, name), words))
                setattr(row, key, None)
                row.save(update_fields=[key, *_WORDS[model]])
    Bookmark.objects.filter(person=person).delete()
