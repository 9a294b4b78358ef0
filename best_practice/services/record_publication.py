"""What happens when a case page goes live or leaves: facts, lists and versions follow at once."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from best_practice.choices import EventKind, Role
from best_practice.engine.answers import texts_of
from best_practice.engine.completeness import completeness_of
from best_practice.engine.facts import digest_of
from best_practice.models import Case, CaseDraft, CasePage, CaseVersion
from best_practice.models.pages import STORY_NAMES
from best_practice.selectors.drafts import draft_in_review, proposed_facts
from best_practice.selectors.rows import facts_of_case, facts_of_larger
from best_practice.services.mark_public_change import mark_public_change
from best_practice.services.mark_text import mark_texts
from best_practice.services.note_change import note_change
from best_practice.services.record_event import record_event
from best_practice.services.refresh_gaps import refresh_gaps
from best_practice.services.write_facets import places_of, write_facets
from best_practice.services.write_facts import write_facts
from people.models import User
from people.services import queue_letter

# Texts that older versions do not have: left out while empty, so their digests stay true.
LATER_TEXTS = ("context", "conclusions")
TEXT_NAMES = ("title", "summary", *STORY_NAMES)


def _apply_proposal(case: Case, draft: CaseDraft) -> None:
    if case.first_published_at is not None:
        write_facts(case=case, facts=proposed_facts(draft, facts_of_case(case)))
    Case.objects.filter(pk=case.pk).update(
        licence_version=draft.licence_version, licence_agreed_at=draft.licence_agreed_at
    )
    draft.approved_at = timezone.now()
    draft.save(update_fields=["approved_at", "saved_at"])


def _texts(pages: list[CasePage]) -> dict[str, dict[str, str]]:
    return {
        page.locale.language_code: {
            name: text
            for name in TEXT_NAMES
            if (text := getattr(page, name)) or name not in LATER_TEXTS
        }
        for page in pages
    }


def _keep_version(case: Case, content: dict[str, Any], approved_by: User | None) -> bool:
    """Leave a version if anything changed; say whether it did."""
    digest = digest_of(content)
    last = case.versions.order_by("-number").first()
    if last is not None and last.digest == digest:
        return False
    CaseVersion.objects.create(
        case=case,
        number=last.number + 1 if last else 1,
        content=content,
        digest=digest,
        published_at=timezone.now(),
        approved_by=approved_by,
    )
    return True


@transaction.atomic
def refresh_public_state(*, case_id: int, approved_by: User | None = None) -> Case:
    """Derive everything lists read from the live pages and rows; leave a version if it changed.

    Safe to call at any time and any number of times.
    """
    note_change(case_ids=[case_id])
    case = Case.objects.select_for_update(of=("self",)).select_related("theme").get(pk=case_id)
    pages = list(CasePage.objects.filter(case=case, live=True).select_related("locale"))
    languages = {page.locale.language_code for page in pages}
    facts = facts_of_case(case)
    places = places_of(facts=facts)
    texts = _texts(pages)
    for code, _name in settings.LANGUAGES:
        setattr(case, f"is_in_{code}", code in languages)
    case.total_som, case.planned_som = facts.total_som, facts.planned_som
    larger = facts_of_larger(case)
    case.completeness = completeness_of(facts, texts, larger) if languages else 0
    if languages and case.first_published_at is None:
        case.first_published_at = min(page.first_published_at or timezone.now() for page in pages)
    # What people did not agree to was never public, so no version has it.
    content = {"facts": facts.for_readers().to_json(), "texts": texts}
    is_changed = bool(languages) and _keep_version(case, content, approved_by)
    mark_public_change(case=case, is_public=bool(languages), is_changed=is_changed)
    case.save()
    write_facets(case=case, facts=facts, places=places, languages=languages)
    mark_texts(case=case, texts=texts)
    refresh_gaps(case=case, facts=facts, pages=pages)
    # The steps and acts of this case are told on the pages of its parts too.
    for part in Case.objects.published().filter(part_of=case):
        refresh_public_state(case_id=part.pk)
    return case


@transaction.atomic
def record_publication(*, page: CasePage, approved_by: User | None = None) -> Case:
    """Let the facts of the waiting draft go live together with its page, and tell the sender.

    Called inside the transaction that publishes, scheduled publishing included.
    """
    note_change(case_ids=[page.case_id])
    draft = draft_in_review(page)
    if draft is not None:
        _apply_proposal(page.case, draft)
    case = refresh_public_state(case_id=page.case_id, approved_by=approved_by)
    if draft is not None:
        version = case.versions.aggregate(last=Max("number"))["last"]
        record_event(
            case=case,
            kind=EventKind.APPROVED,
            person=approved_by,
            role=Role.EDITOR,
            draft=draft,
            version=version,
        )
    if draft is not None and draft.author is not None:
        queue_letter(
            event=f"case-published:{draft.pk}",
            person=draft.author,
            kind="case_published",
            language=draft.language,
            context={
                "number": case.number,
                "title": texts_of(draft.answers)["title"],
                "action_path": page.get_url() or f"/{draft.language}/my/",
            },
        )
    return case
