"""Which texts of a case exist in one language only, and which were left behind by the other."""

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from best_practice.engine.facts import CaseFacts

PAIR = ("ru", "ky")


def rows_without(facts: CaseFacts, language: str) -> dict[str, int]:
    """How many texts of each part of the facts lack this language and have the other one."""
    found = {}
    for item in dataclasses.fields(CaseFacts):
        lacking = sum(_lacks(text, language) for text in _texts(getattr(facts, item.name)))
        if lacking:
            found[item.name] = lacking
    return found


def _lacks(text: Mapping[str, str], language: str) -> bool:
    other = PAIR[1 - PAIR.index(language)]
    return bool(text.get(other)) and not text.get(language)


def _texts(value: Any) -> list[Mapping[str, str]]:
    """Every text in several languages inside a fact; codes of terms are not texts."""
    if isinstance(value, dict):
        return [] if "scheme" in value else [value]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    if dataclasses.is_dataclass(value):
        return [
            text for item in dataclasses.fields(value) for text in _texts(getattr(value, item.name))
        ]
    return []


def last_changed(
    versions: Iterable[tuple[datetime.datetime, Mapping[str, Mapping[str, str]]]], language: str
) -> datetime.datetime | None:
    """When the text in a language was last changed, told from versions in their order.

    Its first appearance is no change: it is the translation of what was there.
    """
    changed, known = None, None
    for moment, texts in versions:
        text = texts.get(language)
        if text is None:
            continue
        if known is not None and text != known:
            changed = moment
        known = text
    return changed
