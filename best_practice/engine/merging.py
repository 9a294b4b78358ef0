"""A changed description keeps what only the other language knows about unchanged rows."""

import dataclasses
from typing import Any

from best_practice.engine.facts import CaseFacts, Text


def _with_other_languages(new: Text, old: Text, language: str) -> Text:
    """Keep the other languages of a text only while the text they translate is unchanged."""
    if not new or new.get(language) != old.get(language):
        return new
    return {**old, **new}


def _merge_rows(new: list[Any], old: list[Any], language: str, key: str) -> list[Any]:
    known = {getattr(row, key).get(language): row for row in old}
    merged = []
    for row in new:
        before = known.get(getattr(row, key).get(language))
        if before is None:
            merged.append(row)
            continue
        texts = {
            item.name: _with_other_languages(
                getattr(row, item.name), getattr(before, item.name), language
            )
            for item in dataclasses.fields(row)
            if isinstance(getattr(row, item.name), dict)
        }
        merged.append(dataclasses.replace(row, **texts))
    return merged


def merge_proposal(proposal: CaseFacts, current: CaseFacts, language: str) -> CaseFacts:
    """Take every fact of the proposal; translations survive where the original did not change."""
    return dataclasses.replace(
        proposal,
        participants_label=_with_other_languages(
            proposal.participants_label, current.participants_label, language
        ),
        contact_post=_with_other_languages(proposal.contact_post, current.contact_post, language),
        budget=_merge_rows(proposal.budget, current.budget, language, "purpose"),
        groups=_merge_rows(proposal.groups, current.groups, language, "label"),
        steps=_merge_rows(proposal.steps, current.steps, language, "title"),
        results=_merge_rows(proposal.results, current.results, language, "indicator"),
        is_example=current.is_example,
        source_note=current.source_note,
    )
