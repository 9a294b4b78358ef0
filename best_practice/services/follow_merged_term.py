"""What names codes of terms as text follows when two terms are merged."""

from typing import Any

from django.db import transaction
from taggit.models import Tag

from best_practice.engine.renaming import rename_in_answers, rename_in_facts
from best_practice.facets import FACET_OF_SCHEME
from best_practice.models import Case, CaseDraft, CaseFacet, CaseTag
from best_practice.services.record_publication import refresh_public_state
from taxonomy.models import Term


@transaction.atomic
def follow_merged_term(*, old: Term, new: Term) -> None:
    """Bring drafts on their way and lists of public cases from one code to the other.

    Versions stay as they were: the retired term points at the new one and is read under its name.
    """
    # What an author saves meanwhile waits, or it would be written over with what it was before.
    open_drafts = CaseDraft.objects.select_for_update(of=("self",)).filter(approved_at__isnull=True)
    for draft in open_drafts.order_by("pk"):
        _rename_in_draft(draft, old, new)
    facet = FACET_OF_SCHEME.get(old.scheme, "")
    touched = CaseFacet.objects.filter(facet=facet, value=old.code).values_list("case", flat=True)
    for case_id in sorted(set(touched)):
        refresh_public_state(case_id=case_id)


def _rename_in_draft(draft: CaseDraft, old: Term, new: Term) -> None:
    codes = (old.scheme, old.code, new.code)

    def in_sent(kept: dict[str, Any]) -> dict[str, Any]:
        if not kept.get("facts"):
            return kept
        return {**kept, "facts": rename_in_facts(kept["facts"], *codes)}

    said = {
        "answers": rename_in_answers(draft.answers, *codes),
        "sent": in_sent(draft.sent),
        "base": in_sent(draft.base),
    }
    changed = {name: value for name, value in said.items() if value != getattr(draft, name)}
    if changed:
        CaseDraft.objects.filter(pk=draft.pk).update(**changed)


@transaction.atomic
def carry_term(*, tag: Tag, term: Term) -> None:
    """Give the term to every case that carries the tag, and take the tag away."""
    for case in Case.objects.filter(tagged_items__tag=tag).order_by("pk"):
        case.terms.add(term)
        CaseTag.objects.filter(content_object=case, tag=tag).delete()
        refresh_public_state(case_id=case.pk)
