"""What changed between two states of a case, row by row and text by text."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from best_practice.engine.facts import CaseFacts

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
# Two rows are the same row, changed, when they share this part of their values.
SAME_ROW = 0.4
# What an upload is called inside is nobody's business.
UNSHOWN = {"upload", "document_file", "size"}
Values = dict[str, str]


@dataclass(frozen=True)
class Difference:
    """One row or text that differs; `before` and `after` are values by field, with languages."""

    part: str
    kind: str
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)
    position: int = 0

    @property
    def fields(self) -> list[tuple[str, str, str, bool]]:
        """Each field with what was, what is, and whether it differs."""
        names = dict.fromkeys([*self.before, *self.after])
        pairs = [(name, self.before.get(name, ""), self.after.get(name, "")) for name in names]
        return [(name, was, now, was != now) for name, was, now in pairs]


def flat(value: Any, name: str = "") -> Values:
    """A row as texts by field; a text of several languages is a field for each."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        found: Values = {}
        for item in dataclasses.fields(value):
            if item.name not in UNSHOWN:
                found |= flat(getattr(value, item.name), item.name)
        return found
    if isinstance(value, dict):
        return {f"{name} {code}".strip(): text for code, text in value.items() if text}
    if value is None or value == "" or value is False:
        return {}
    return {name: "✓" if value is True else str(value)}


def _likeness(one: Values, other: Values) -> float:
    names = {*one, *other}
    return sum(one.get(name) == other.get(name) for name in names) / len(names) if names else 1


def _rows(part: str, before: list[Any], after: list[Any]) -> list[Difference]:
    """Rows that left, came or changed; a row that only moved did not change."""
    old, new = [flat(row, "text") for row in before], [flat(row, "text") for row in after]
    left = dict(enumerate(old))
    came = {}
    for position, row in enumerate(new):
        same = next((at for at, one in left.items() if one == row), None)
        if same is None:
            came[position] = row
        else:
            del left[same]
    pairs = sorted(
        ((_likeness(was, now), at, to) for at, was in left.items() for to, now in came.items()),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    found = []
    for share, at, to in pairs:
        if share >= SAME_ROW and at in left and to in came:
            found.append(Difference(part, CHANGED, left.pop(at), came.pop(to), to + 1))
    found += [Difference(part, ADDED, {}, row, to + 1) for to, row in came.items()]
    found += [Difference(part, REMOVED, row, {}, at + 1) for at, row in left.items()]
    return sorted(found, key=lambda one: one.position)


def _plain(name: str, before: Any, after: Any) -> Difference | None:
    was, now = flat(before, name), flat(after, name)
    if was == now:
        return None
    kind = CHANGED if was and now else (ADDED if now else REMOVED)
    return Difference(name, kind, was, now)


def facts_differ(before: CaseFacts, after: CaseFacts) -> list[Difference]:
    """Every fact that is not the same, in the order in which facts are told."""
    found: list[Difference] = []
    for item in dataclasses.fields(CaseFacts):
        was, now = getattr(before, item.name), getattr(after, item.name)
        if was == now:
            continue
        if isinstance(was, list):
            found += _rows(item.name, was, now)
        elif (one := _plain(item.name, was, now)) is not None:
            found.append(one)
    return found


def texts_differ(
    before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]]
) -> list[Difference]:
    """Every text of the pages that is not the same, language by language."""
    found = []
    for language in dict.fromkeys([*before, *after]):
        old, new = before.get(language, {}), after.get(language, {})
        for name in dict.fromkeys([*old, *new]):
            key = f"{name} {language}"
            one = _plain(key, old.get(name, "").strip(), new.get(name, "").strip())
            if one is not None:
                found.append(one)
    return found
