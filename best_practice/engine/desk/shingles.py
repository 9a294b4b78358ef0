"""How alike two texts are, and the few marks by which a text is found among all others.

A text is the set of its runs of three words, folded; two texts are as alike as their sets overlap.
Of each set only the smallest hashes are kept: texts that overlap share many of them (bottom-k
MinHash), so near copies are found without comparing every text with every other.
"""

import difflib
import hashlib
from collections.abc import Mapping

from core.folding import fold

RUN, TITLE_RUN = 3, 2
KEPT, KEPT_OF_TITLE = 24, 6
# Of the texts of a page, those that somebody who sends the same twice would copy.
COMPARED = (
    *("summary", "context", "problem", "solution", "results_text"),
    *("lessons", "conclusions", "how_to_repeat"),
)
# Alike enough to ask: nearly the same text; or nearly the same title and a part of the text.
ALIKE_TEXT, ALIKE_TITLE, ALIKE_PART = 50, 80, 15

Texts = Mapping[str, str]


def _runs(text: str, length: int) -> set[str]:
    words = fold(text).split()
    if len(words) <= length:
        return {" ".join(words)} if words else set()
    return {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}


def _hash(run: str) -> int:
    """A signed number of 64 bits, the same in every process."""
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), signed=True)


def body_of(texts: Texts) -> set[str]:
    """The runs of words of a whole description."""
    return set().union(*(_runs(texts.get(name, ""), RUN) for name in COMPARED))


def marks_of(texts: Texts) -> set[int]:
    """The marks to keep for a description; empty while nothing is written."""
    body = sorted(map(_hash, body_of(texts)))[:KEPT]
    title = sorted(_hash(f"title {run}") for run in _runs(texts.get("title", ""), TITLE_RUN))
    return {*body, *title[:KEPT_OF_TITLE]}


def likeness(one: Texts, other: Texts) -> tuple[int, int]:
    """How alike the titles and the texts are, in per cent."""
    here, there = (fold(texts.get("title", "")) for texts in (one, other))
    same = difflib.SequenceMatcher(None, here, there, autojunk=False)
    title = same.ratio() if here and there else 0
    mine, theirs = body_of(one), body_of(other)
    together = mine | theirs
    return round(100 * title), round(100 * len(mine & theirs) / len(together)) if together else 0


def is_alike(title: int, text: int) -> bool:
    """Whether a person should look: it may be the same case twice."""
    return text >= ALIKE_TEXT or (title >= ALIKE_TITLE and text >= ALIKE_PART)
