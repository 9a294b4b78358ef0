"""Shows where a text fits a question: the best passage, its fitting words marked.

The text is read again the way it was for the index, so that every engine marks the same words, in
their own spelling.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from search.engine.analysis.repair import repair
from search.engine.analysis.skeletons import skeleton
from search.engine.analysis.streams import LONGEST_WORD, PREFIX, terms_of
from search.engine.analysis.tokens import places_of
from search.engine.interface import Correction, Group, Question

# A passage that is read at a glance.
LONGEST_PASSAGE = 240
# Longer texts are not searched to their end for a better passage.
MOST_LETTERS = 60_000
# Only ends are asked for: no run of signs is gone through twice, however long.
SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*\s+|\n\s*")
PREFIX_WORTH = 0.3
# Pages of results repeat the words of a small vocabulary.
MOST_REMEMBERED = 2**15


class Piece(NamedTuple):
    """A stretch of text, and whether it fits the question."""

    text: str
    fits: bool = False


class Place(NamedTuple):
    """A fitting word: where it begins and ends, which group it fits, how well."""

    start: int
    end: int
    group: int
    worth: float


@lru_cache(maxsize=MOST_REMEMBERED)
def _terms(word: str, lang: str) -> tuple[tuple[str, str], ...]:
    """The terms of a word as it stands in a text, by field; repairing it takes most of the time."""
    order, beside, stems = terms_of(repair(word).lower(), lang)
    terms = [("x", term) for term in (*order, *beside)] + [("s", term) for term in stems]
    terms += [("p", term[:PREFIX]) for term in order if len(term) >= PREFIX]
    return tuple(terms)


class Asked:
    """The groups of a question by their terms, to look words up in."""

    def __init__(self, question: Question) -> None:
        self._groups: dict[tuple[str, str], tuple[int, float]] = {}
        self._fits: dict[tuple[str, str], tuple[int, float] | None] = {}
        for number, group in enumerate((*question.groups, *question.extras)):
            self._add(number, group)

    def _add(self, number: int, group: Group) -> None:
        for way in group.alternatives:
            worth = way.weight * (PREFIX_WORTH if way.field == "p" else 1.0)
            if worth > self._groups.get((way.field, way.term), (0, 0.0))[1]:
                self._groups[way.field, way.term] = (number, worth)

    def fit(self, word: str, lang: str) -> tuple[int, float] | None:
        """The group that a word of a text fits best, and how well."""
        if (word, lang) not in self._fits:
            terms = _terms(word[:LONGEST_WORD], lang)
            found = [self._groups[term] for term in terms if term in self._groups]
            self._fits[word, lang] = max(found, key=lambda one: one[1], default=None)
        return self._fits[word, lang]


@lru_cache(maxsize=8)
def _asked(question: Question) -> Asked:
    """What a question asks for: the rows of a page share it."""
    return Asked(question)


def mark(text: str, question: Question, lang: str) -> list[Piece]:
    """The whole text, as a title is shown, in stretches that fit or do not."""
    whole = text[:MOST_LETTERS]
    return _pieces(whole, _places(whole, question, lang), 0, len(whole))


def passage(
    text: str, question: Question, lang: str, longest: int = LONGEST_PASSAGE
) -> list[Piece]:
    """The sentence that fits best, with the next where there is room; else the beginning.

    What is cut off is shown by an ellipsis.
    """
    whole = text[:MOST_LETTERS]
    places = _places(whole, question, lang)
    start, end = _best_stretch(_sentences(whole), places, longest)
    start, end = _cut(whole, start, end, places, longest)
    pieces = _pieces(whole, places, start, end)
    before = [Piece("… ")] if whole[:start].strip() else []
    after = [Piece(" …")] if text[end:].strip() else []
    return [*before, *pieces, *after]


def spelled(question: Question, texts: Iterable[str]) -> tuple[Correction, ...]:
    """The corrections of a question in the spelling of texts that were found by it.

    The index keeps folded words only; people are shown the word as the texts have it.
    """
    wanted = {skeleton(one.read_as): one.read_as for one in question.corrections}
    spellings: dict[str, str] = {}
    for text in texts if wanted else ():
        for _, _, word in places_of(text[:MOST_LETTERS]):
            bare = skeleton(word)
            if bare in wanted:
                spellings.setdefault(bare, word.lower())
    return tuple(
        one._replace(read_as=spellings.get(skeleton(one.read_as), one.read_as))
        for one in question.corrections
    )


def _places(text: str, question: Question, lang: str) -> list[Place]:
    asked = _asked(question)
    fitting = ((start, end, asked.fit(word, lang)) for start, end, word in places_of(text))
    return [Place(start, end, *fit) for start, end, fit in fitting if fit]


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [found.end() for found in SENTENCE_END.finditer(text)]
    return [(start, end) for start, end in pairwise([0, *ends, len(text)]) if start < end]


def _best_stretch(
    sentences: Sequence[tuple[int, int]], places: Sequence[Place], longest: int
) -> tuple[int, int]:
    """The sentence, or two that follow each other, with the most to show, and more of the text
    after it while there is room."""
    pairs = [(one[0], two[1]) for one, two in pairwise(sentences) if two[1] - one[0] <= longest]
    ways = [*sentences, *pairs] or [(0, 0)]
    values = _values(ways, places)
    start, end = max(ways, key=lambda way: (values[way], way[0] - way[1] if places else 0, -way[0]))
    following = [after for _, after in sentences if end < after <= start + longest]
    return start, max([end, *following])


def _values(
    ways: Sequence[tuple[int, int]], places: Sequence[Place]
) -> dict[tuple[int, int], float]:
    """What each stretch shows: every group once, by its best word, and a little for more words."""
    values: dict[tuple[int, int], float] = {}
    ordered = sorted(ways)
    first = 0
    for start, end in ordered:
        while first < len(places) and places[first].start < start:
            first += 1
        best: dict[int, float] = {}
        here = first
        while here < len(places) and places[here].end <= end:
            one = places[here]
            best[one.group] = max(best.get(one.group, 0.0), one.worth)
            here += 1
        values[start, end] = sum(best.values()) + 0.01 * min(here - first, 9)
    return values


def _cut(text: str, start: int, end: int, places: Sequence[Place], longest: int) -> tuple[int, int]:
    """Shorten a long stretch to the room, around its first fitting word, at spaces."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    if end - start <= longest:
        return start, end
    first = next((one.start for one in places if start <= one.start < end), start)
    if first - start > longest // 2:
        space = text.find(" ", first - longest // 3, first)
        start = space + 1 if space >= 0 else first
    if end - start > longest:
        space = text.rfind(" ", start + 1, start + longest)
        end = space if space > 0 else start + longest
    return start, end


def _pieces(text: str, places: Sequence[Place], start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for place in places:
        if start <= place.start and place.end <= end:
            if at < place.start:
                pieces.append(Piece(text[at : place.start]))
            pieces.append(Piece(text[place.start : place.end], fits=True))
            at = place.end
    if at < end:
        pieces.append(Piece(text[at:end]))
    return pieces
