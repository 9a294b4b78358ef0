"""What the library knows of a person: handed out on request, forgotten on request."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from best_practice.models import (
    Case,
    CaseDraft,
    CaseEvent,
    CaseLookalike,
    CaseRemark,
    CaseVersion,
)
from best_practice.services.forget_words import forget_words
from best_practice.services.save_draft import discard_draft
from people.engine import mask
from people.models import User
from people.services import identity_of


def export_cases(*, person: User) -> dict[str, Any]:
    """Everything the person typed or sent, as plain values."""
    drafts = CaseDraft.objects.filter(author=person).order_by("created_at")
    return {
        "drafts": [
            {
                "id": str(draft.pk),
                "language": draft.language,
                "answers": draft.answers,
                "base": draft.base,
                "sent": draft.sent,
                "files": list(draft.files.values_list("upload__name", "kind")),
                "created_at": draft.created_at.isoformat(),
                "saved_at": draft.saved_at.isoformat(),
                "submitted_at": draft.submitted_at and draft.submitted_at.isoformat(),
                "licence_version": draft.licence_version,
                "licence_agreed_at": draft.licence_agreed_at
                and draft.licence_agreed_at.isoformat(),
            }
            for draft in drafts
        ],
        "cases": list(Case.objects.filter(submitter=person).values_list("number", flat=True)),
        **_at_the_desk(person),
    }


def _at_the_desk(person: User) -> dict[str, Any]:
    """What the person asked for as an editor, and what happened to cases through their hands."""
    remarks = CaseRemark.objects.filter(author=person).order_by("made_at", "pk")
    hands = Q(person=person) | Q(former=person) | Q(recipient=person)
    events = CaseEvent.objects.filter(hands).order_by("at", "pk")
    return {
        "remarks": [
            {"text": row.text, "section": row.section, "made_at": row.made_at.isoformat()}
            for row in remarks
        ],
        "remarks_done": CaseRemark.objects.filter(done_by=person).count(),
        "lookalikes_decided": CaseLookalike.objects.filter(dismissed_by=person).count(),
        "events": [
            {"case": row.case.number, "kind": row.kind, "at": row.at.isoformat()}
            for row in events.select_related("case")
        ],
    }


@transaction.atomic
def erase_author(*, person: User) -> None:
    """Delete what was never sent; what was sent stays with its licence, without the person."""
    unsent = CaseDraft.objects.filter(author=person, submitted_at__isnull=True)
    for draft in unsent.filter(is_shared=False):
        discard_draft(draft_id=draft.pk)
    words = identity_of(person=person)
    for draft in CaseDraft.objects.filter(author=person):
        _put_out(draft, words)
    CaseDraft.objects.filter(author=person).update(author=None)
    CaseDraft.objects.filter(saved_by=person).update(saved_by=None)
    Case.objects.filter(submitter=person).update(submitter=None)
    CaseVersion.objects.filter(approved_by=person).update(approved_by=None)
    _leave_the_desk(person)
    forget_words(words=words)


def _leave_the_desk(person: User) -> None:
    """Empty the keys to the person; what they did keeps their role and their body."""
    for name in ("person", "former", "recipient"):
        CaseEvent.objects.filter(**{name: person}).update(**{name: None})
    CaseRemark.objects.filter(author=person).update(author=None)
    CaseRemark.objects.filter(done_by=person).update(done_by=None)
    CaseLookalike.objects.filter(dismissed_by=person).update(dismissed_by=None)


def _put_out(draft: CaseDraft, words: list[str]) -> None:
    """Take names, addresses and numbers out of what was typed; what is published has its own copy.

    An open draft keeps its version: nothing is typed into it any more by whom it belonged to.
    """
    typed = {name: mask(getattr(draft, name), words) for name in ("answers", "base", "sent")}
    CaseDraft.objects.filter(pk=draft.pk).update(**typed)
    for remark in draft.remarks.all():
        text = mask(remark.text, words)
        if text != remark.text:
            CaseRemark.objects.filter(pk=remark.pk).update(text=text)
