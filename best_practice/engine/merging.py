"""Three texts of one case: what the form began with, what came back, what stands there now.

A change made by editors meanwhile survives wherever the sender left a fact alone, and so do
translations, marks and rows that the form cannot show: a draft in one language empties no other.
"""

import dataclasses
from typing import Any

from best_practice.engine.facts import CaseFacts, File, Text

# The text that tells which row is which.
ROW_KEYS = {
    "budget": "purpose",
    "groups": "label",
    "steps": "title",
    "results": "indicator",
    "commission": "post",
    "quotes": "text",
}
# The form neither shows nor asks for these.
EDITORS_OWN = ("is_example", "source_note")
SHOWN_SCHEMES = {"sdg", "target_group"}


def _with_other_languages(new: Text, old: Text, language: str) -> Text:
    """Take the text of the language; those of the others stay."""
    return {code: text for code, text in old.items() if code != language} | new


def _merge_row(new: Any, old: Any, language: str) -> Any:
    texts = {
        item.name: _with_other_languages(getattr(new, item.name), getattr(old, item.name), language)
        for item in dataclasses.fields(new)
        if isinstance(getattr(new, item.name), dict)
    }
    return dataclasses.replace(new, **texts)


def _plain(row: Any) -> list[Any]:
    return [value for value in vars(row).values() if not isinstance(value, dict)]


def _is_shown(row: Any, key: str, language: str) -> bool:
    """Whether a form in this language shows the row, so that leaving it out deletes it."""
    return bool(getattr(row, key).get(language) or key == "purpose" or getattr(row, "kind", ""))


def _same_row(new: list[Any], shown: list[Any], place: int, key: str, language: str) -> int | None:
    """Which old row a new one is: by its text; else by its place and figures, where both fit."""
    text = getattr(new[place], key).get(language)
    if text:
        for index, row in enumerate(shown):
            if getattr(row, key).get(language) == text:
                return index
    fits = [index for index, row in enumerate(shown) if _plain(row) == _plain(new[place])]
    untold = [index for index in fits if not getattr(shown[index], key).get(language)]
    if not text and untold:
        return place if place in untold else untold[0]
    return place if place in fits and len(new) == len(shown) else None


def _merge_rows(new: list[Any], old: list[Any], language: str, key: str) -> list[Any]:
    shown = [row for row in old if _is_shown(row, key, language)]
    merged, taken = [], set()
    for place, row in enumerate(new):
        index = _same_row(new, shown, place, key, language)
        if index is None or index in taken:
            merged.append(row)
        else:
            merged.append(_merge_row(row, shown[index], language))
            taken.add(index)
    return merged + [row for row in old if not _is_shown(row, key, language)]


def _merge_conditions(new: list[Text], old: list[Text], language: str) -> list[Text]:
    """Lines have no other mark than their text; lines of other languages stay."""
    known = {row[language]: row for row in old if language in row}
    lines = [{**known.get(row[language], {}), **row} for row in new]
    return lines + [row for row in old if language not in row]


def _merge_files(
    new: list[File], old: list[File], base: list[File] | None, language: str
) -> list[File]:
    """What the sender left alone of a file stays as it is now."""
    now = {file.upload: file for file in old}
    before = {file.upload: file for file in base or []}
    merged = []
    for file in new:
        known = now.get(file.upload)
        if known is None:
            merged.append(file)
        elif file == before.get(file.upload):
            merged.append(known)
        else:
            merged.append(_merge_row(file, known, language))
    return merged


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
        elif name == "conditions":
            taken[name] = _merge_conditions(new, now, language)
        elif name == "files":
            taken[name] = _merge_files(new, now, base.files if base else None, language)
        elif name == "terms":
            taken[name] = _terms(proposal, current)
        elif isinstance(new, dict):
            taken[name] = _with_other_languages(new, now, language)
        else:
            taken[name] = new
    return CaseFacts(**taken)
