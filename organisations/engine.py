"""Who stands in whose place after reforms, and how names are spelt by those who look for them."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from anyascii import anyascii

from core.folding import fold

LATIN_SPELLINGS = (("dzh", "j"), ("zh", "j"), ("kh", "h"), ("y", "i"))


class Step(NamedTuple):
    """One municipality took the place of another; who goes on beside a new one succeeds itself."""

    predecessor: int
    successor: int
    on: datetime.date


Leaving = dict[int, list[Step]]


def standing(start: int, steps: Iterable[Step], day: datetime.date) -> list[int]:
    """Follow every merger and split until a day; gives whoever stands then, in order.

    A municipality leaves by the first step after it came: one that is renamed away and back, or
    merged and later parted again, is right on each day between.
    """
    return _followed(start, _leaving(steps, day))


def _leaving(steps: Iterable[Step], day: datetime.date) -> Leaving:
    """The steps taken until a day by whoever takes them, the earliest first."""
    leaving: Leaving = {}
    for step in sorted(steps, key=lambda one: one.on):
        if step.on <= day:
            leaving.setdefault(step.predecessor, []).append(step)
    return leaving


def _followed(start: int, leaving: Leaving) -> list[int]:
    """Walk until nobody leaves; several ways that meet again are walked on once.

    The steps of the day somebody came by are remembered, so that a ring of one day ends.
    """
    found: dict[int, None] = {}
    waiting: list[tuple[int, frozenset[Step]]] = [(start, frozenset())]
    seen: set[tuple[int, frozenset[Step]]] = set()
    while waiting:
        place = waiting.pop(0)
        if place in seen:
            continue
        seen.add(place)
        one, taken = place
        since = max((step.on for step in taken), default=datetime.date.min)
        ahead = [s for s in leaving.get(one, []) if s.on >= since and s not in taken]
        if not ahead:
            found[one] = None
            continue
        together = frozenset(step for step in ahead if step.on == ahead[0].on)
        before = taken if ahead[0].on == since else frozenset()
        waiting += [(step.successor, before | together) for step in ahead if step in together]
    return list(found)


def inherited(heirs: Iterable[int], steps: Iterable[Step], day: datetime.date) -> set[int]:
    """Those that no longer stand on a day and whose place some of the heirs have taken."""
    leaving = _leaving(steps, day)
    wanted = set(heirs)
    gone = {}
    for one in leaving:
        now = _followed(one, leaving)
        if one not in now:
            gone[one] = now
    return {one for one, now in gone.items() if wanted.intersection(now)}


def spellings(text: str) -> str:
    """A text as it is compared: without ө ү ң ё, and once more in Latin letters."""
    folded = fold(text)
    return f"{folded} {_latin(folded)}"


def _latin(folded: str) -> str:
    """Letters that people mix when they write a Kyrgyz or Russian name in Latin are one."""
    latin = anyascii(folded).lower().replace("'", "")
    for several, one in LATIN_SPELLINGS:
        latin = latin.replace(several, one)
    return latin


def is_named(words: str, known: str) -> bool:
    """Whether every word that was typed, in Cyrillic or Latin letters, is among the spellings."""
    typed = fold(words).split()
    return bool(typed) and all(word in known or _latin(word) in known for word in typed)
