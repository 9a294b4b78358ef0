"""Three texts of one case: what the form began with, what came back, what stands there now.

A change made by editors meanwhile survives wherever the sender left a fact alone, and so do
translations and marks that the form cannot show.
"""

import dataclasses
from typing import Any

from best_practice.engine.facts import CaseFacts, Text

# The text that tells which row is which.
ROW_KEYS = {"budget": "purpose", "groups": "label", "steps": "title", "results": "indicator"}
# The form neither shows nor asks for these.
EDITORS_OWN = (
    *("is_example", "source_note", "projects", "legal_acts", "mode", "countries", "part_of"),
    *("organisations", "commission", "quotes", "conditions"),
)
SHOWN_SCHEMES = {"sdg", "target_group"}


def _with_other_languages(new: Text, old: Text, language: str) -> Text:
    """Keep the other languages of a text only while the text they translate is unchanged."""
    if not new or new.get(language) != old.get(language):
        return new
    return {**old, **new}


def _merge_row(new: Any, old: Any, language: str) -> Any:
    texts = {
        item.name: _with_other_languages(getattr(new, item.name), getattr(old, item.name), language)
        for item in dataclasses.fields(new)
        if isinstance(getattr(new, item.name), dict)
    }
    merged = dataclasses.replace(new, **texts)
    if hasattr(new, "qualifier") and new.value == old.value:
        merged = dataclasses.replace(merged, qualifier=old.qualifier)
    return merged


def _merge_rows(new: list[Any], old: list[Any], language: str, key: str) -> list[Any]:
    known = {getattr(row, key).get(language): row for row in old}
    return [
        _merge_row(row, before, language)
        if (before := known.get(getattr(row, key).get(language))) is not None
        else row
        for row in new
    ]


def _terms(new: CaseFacts, current: CaseFacts) -> list[dict[str, str]]:
    """The form shows one theme; further themes of the case stay."""
    unseen = [
        term
        for term in current.terms
        if term["scheme"] not in SHOWN_SCHEMES and term["code"] != current.theme
    ]
    return sorted(
        [*new.terms, *[term for term in unseen if term not in new.terms]],
        key=lambda term: (term["scheme"], term["code"]),
    )


def merge_proposal(
    proposal: CaseFacts, current: CaseFacts, language: str, base: CaseFacts | None = None
) -> CaseFacts:
    """Take what the sender changed against `base`; whatever was left alone stays as it is now.

    Without a base every fact of the proposal is taken.
    """
    taken: dict[str, Any] = {}
    for item in dataclasses.fields(CaseFacts):
        name = item.name
        new, now = getattr(proposal, name), getattr(current, name)
        if name in EDITORS_OWN or (base is not None and new == getattr(base, name)):
            taken[name] = now
        elif name in ROW_KEYS:
            taken[name] = _merge_rows(new, now, language, ROW_KEYS[name])
        elif name == "terms":
            taken[name] = _terms(proposal, current)
        elif isinstance(new, dict):
            taken[name] = _with_other_languages(new, now, language)
        else:
            taken[name] = new
    return CaseFacts(**taken)
