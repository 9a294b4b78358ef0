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


def standing(start: int, steps: Iterable[Step], day: datetime.date) -> list[int]:
    """Follow every merger and split until a day; gives whoever stands then, in order.

    A municipality leaves by the first step after it came: one that is renamed away and back, or
    merged and later parted again, is right on each day between.
    """
    leaving: dict[int, list[Step]] = {}
    for step in sorted(steps, key=lambda one: one.on):
        if step.on <= day:
            leaving.setdefault(step.predecessor, []).append(step)
    found: dict[int, None] = {}
    waiting = [(start, datetime.date.min)]
    used: set[Step] = set()
    while waiting:
        one, since = waiting.pop(0)
        ahead = [step for step in leaving.get(one, []) if step.on >= since and step not in used]
        if not ahead:
            found[one] = None
            continue
        together = [step for step in ahead if step.on == ahead[0].on]
        used.update(together)
        waiting += [(step.successor, step.on) for step in together]
    return list(found)


def inherited(heirs: Iterable[int], steps: Iterable[Step], day: datetime.date) -> set[int]:
    """Those that no longer stand on a day and whose place some of the heirs have taken."""
    known = [step for step in steps if step.on <= day]
    wanted = set(heirs)
    gone = {}
    for one in {step.predecessor for step in known}:
        now = standing(one, known, day)
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
