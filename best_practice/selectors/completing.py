"""What would make a description more useful, for its author: per section, with the way there."""

from typing import Any

from django.urls import reverse

from best_practice.engine.answers import texts_of
from best_practice.engine.completeness import completeness_of, missing_by_section
from best_practice.engine.facts import CaseFacts
from best_practice.models import CaseDraft, CasePage
from best_practice.selectors.drafts import facts_of_draft


def completeness_shown(draft: CaseDraft, facts: CaseFacts | None = None) -> dict[str, Any]:
    """How complete the draft is in per cent, and what is missing; it never stops anything.

    Languages in which the case is public already count.
    """
    facts = facts or facts_of_draft(draft)
    texts = {draft.language: texts_of(draft.answers)}
    if draft.case_id:
        others = CasePage.objects.filter(case=draft.case_id, live=True)
        for language in others.values_list("locale__language_code", flat=True):
            texts.setdefault(language, {})
    return {
        "percent": completeness_of(facts, texts),
        "sections": [
            {
                "title": section.label,
                "url": reverse("case_section", args=[draft.pk, section]),
                "wishes": [wish.words for wish in wishes],
            }
            for section, wishes in missing_by_section(facts, texts).items()
        ],
    }
