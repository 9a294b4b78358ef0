"""What the library knows of a person: handed out on request, forgotten on request."""

from typing import Any

from django.db import transaction

from best_practice.engine.facts import digest_of
from best_practice.models import Case, CaseDraft, CaseVersion
from best_practice.services.record_publication import refresh_public_state
from best_practice.services.save_draft import discard_draft
from people.models import User


def export_cases(*, person: User) -> dict[str, Any]:
    """Everything the person typed or sent, as plain values."""
    drafts = CaseDraft.objects.filter(author=person).order_by("created_at")
    return {
        "drafts": [
            {
                "id": str(draft.pk),
                "language": draft.language,
                "answers": draft.answers,
                "saved_at": draft.saved_at.isoformat(),
                "licence_version": draft.licence_version,
            }
            for draft in drafts
        ],
        "cases": list(Case.objects.filter(submitter=person).values_list("number", flat=True)),
    }


@transaction.atomic
def erase_author(*, person: User) -> None:
    """Delete what was never sent; what was sent stays with its licence, without the person."""
    unsent = CaseDraft.objects.filter(author=person, submitted_at__isnull=True)
    for draft in unsent.filter(is_shared=False):
        discard_draft(draft_id=draft.pk)
    CaseDraft.objects.filter(author=person).update(author=None)
    CaseDraft.objects.filter(saved_by=person).update(saved_by=None)
    Case.objects.filter(submitter=person).update(submitter=None)
    CaseVersion.objects.filter(approved_by=person).update(approved_by=None)
    for case in Case.objects.filter(contact_email__iexact=person.email):
        case.contact_email = ""
        case.save(update_fields=["contact_email"])
        _forget_contact(case, person.email)
        refresh_public_state(case_id=case.pk)


def _forget_contact(case: Case, email: str) -> None:
    """Take an address out of what was public; the digest then names the text without it."""
    for version in case.versions.all():
        facts = version.content["facts"]
        if facts.get("contact_email", "").lower() == email.lower():
            facts["contact_email"] = ""
            version.digest = digest_of(version.content)
            version.save(update_fields=["content", "digest"])
