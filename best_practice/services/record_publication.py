"""What happens when a case page goes live or leaves: facts, lists and versions follow at once."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from best_practice.engine.answers import texts_of
from best_practice.engine.facts import CaseFacts, digest_of
from best_practice.facets import facet_values
from best_practice.models import Case, CaseDraft, CaseFacet, CasePage, CaseVersion
from best_practice.models.pages import STORY_NAMES
from best_practice.selectors.drafts import draft_in_review, proposed_facts
from best_practice.selectors.rows import facts_of_case
from best_practice.services.mark_public_change import mark_public_change
from best_practice.services.write_facts import write_facts
from core.folding import fold
from organisations.models import Municipality
from people.models import User
from people.services import queue_letter
from taxonomy.choices import Scheme
from taxonomy.models import Term

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


def _search_text(facts: CaseFacts, texts: dict[str, dict[str, str]], places: list[Any]) -> str:
    words = [text for one in texts.values() for text in one.values()]
    words += [place[f"label_{code}"] for place in places for code in ("ru", "ky", "en")]
    for row in (*facts.budget, *facts.groups, *facts.steps, *facts.results):
        words += [
            text for pair in vars(row).values() if isinstance(pair, dict) for text in pair.values()
        ]
    return fold(" ".join(words))


def _write_facets(case: Case, facts: CaseFacts, regions: set[str], languages: set[str]) -> None:
    parents = dict(
        Term.objects.filter(scheme=Scheme.THEME, parent__isnull=False).values_list(
            "code", "parent__code"
        )
    )
    wanted = (
        facet_values(facts, regions=regions, languages=languages, theme_parents=parents)
        if languages
        else set()
    )
    case.facet_values.all().delete()
    CaseFacet.objects.bulk_create(
        CaseFacet(case=case, facet=facet, value=value) for facet, value in sorted(wanted)
    )


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
    case = Case.objects.select_for_update(of=("self",)).select_related("theme").get(pk=case_id)
    pages = list(CasePage.objects.filter(case=case, live=True).select_related("locale"))
    languages = {page.locale.language_code for page in pages}
    facts = facts_of_case(case)
    places = list(
        Municipality.objects.filter(code__in=facts.municipalities).values(
            "label_ru", "label_ky", "label_en", "region__code"
        )
    )
    texts = _texts(pages)
    for code, _name in settings.LANGUAGES:
        setattr(case, f"is_in_{code}", code in languages)
    case.total_som, case.planned_som = facts.total_som, facts.planned_som
    case.search_text = _search_text(facts, texts, places) if languages else ""
    if languages and case.first_published_at is None:
        case.first_published_at = min(page.first_published_at or timezone.now() for page in pages)
    content = {"facts": facts.to_json(), "texts": texts}
    is_changed = bool(languages) and _keep_version(case, content, approved_by)
    mark_public_change(case=case, is_public=bool(languages), is_changed=is_changed)
    case.save()
    regions = {place["region__code"] for place in places if place["region__code"]}
    _write_facets(case, facts, regions, languages)
    return case


@transaction.atomic
def record_publication(*, page: CasePage, approved_by: User | None = None) -> Case:
    """Let the facts of the waiting draft go live together with its page, and tell the sender.

    Called inside the transaction that publishes, scheduled publishing included.
    """
    draft = draft_in_review(page)
    if draft is not None:
        _apply_proposal(page.case, draft)
    case = refresh_public_state(case_id=page.case_id, approved_by=approved_by)
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
