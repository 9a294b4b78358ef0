"""Sets of words that mean the same, found again in a question by the stems of their words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from search.engine.analysis.repair import repair
from search.engine.analysis.skeletons import skeleton
from search.engine.analysis.stop_words import ALL_STOP_WORDS
from search.engine.analysis.tokens import parts_of, words_of
from search.engine.asking.ways import marked_stems, stems_of

# A row says names and terms, not sentences.
LONGEST_PHRASE = 8
MOST_MATCHES = 24


@dataclass(frozen=True)
class Phrase:
    """One equivalent of a row: its telling words and their stems, plain and marked by language."""

    words: tuple[str, ...]
    stems: tuple[frozenset[str], ...]
    marked: tuple[frozenset[str], ...]
    is_abbreviation: bool = False


class Match(NamedTuple):
    """Words `start` to `end` of a question are a phrase; the others of its row mean the same."""

    start: int
    end: int
    equivalents: tuple[Phrase, ...]
    is_abbreviation: bool = False


@dataclass(frozen=True)
class Glossary:
    """What editors wrote down as equal, ready to be looked up by the stem of a first word."""

    rows: tuple[tuple[Phrase, ...], ...] = ()
    _starts: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def build(cls, rows: Iterable[Sequence[str]]) -> "Glossary":
        """Prepare rows, each a set of equivalents: abbreviation, full form, other language."""
        read = tuple(tuple(_phrases(row)) for row in rows)
        starts: dict[str, list[tuple[int, int]]] = {}
        for number, phrases in enumerate(read):
            for place, phrase in enumerate(phrases):
                for stem in phrase.marked[0]:
                    starts.setdefault(stem, []).append((number, place))
        return cls(read, {stem: tuple(found) for stem, found in starts.items()})

    def matches(self, question: Sequence[frozenset[str]]) -> list[Match]:
        """All phrases in a question, whose words come as the marked stems that each may have."""
        found: dict[tuple[int, int], Match] = {}
        for start, stems in enumerate(question):
            for number, place in self._at(stems):
                phrase = self.rows[number][place]
                end = start + len(phrase.words)
                if not _is_said(phrase, question[start:end]):
                    continue
                others = (one for one in self.rows[number] if one is not phrase)
                # The longest wording of a row at a place is the one that was meant.
                if (start, number) not in found or found[start, number].end < end:
                    found[start, number] = Match(start, end, tuple(others), phrase.is_abbreviation)
        return list(found.values())[:MOST_MATCHES]

    def _at(self, stems: Iterable[str]) -> Iterator[tuple[int, int]]:
        for stem in sorted(stems):
            yield from self._starts.get(stem, ())


def _phrases(row: Sequence[str]) -> Iterator[Phrase]:
    """Phrases of a row; what is no text or holds no word is left out: no row breaks search."""
    for text in row if isinstance(row, list | tuple) else ():
        if not isinstance(text, str):
            continue
        parts = [one for word in words_of(repair(text).lower()) for one in parts_of(word)]
        telling = [one for one in parts if skeleton(one) not in {"", *ALL_STOP_WORDS}]
        words = tuple(telling or filter(skeleton, parts))[:LONGEST_PHRASE]
        if words:
            stems = tuple(frozenset(stems_of(word)) for word in words)
            marked = tuple(marked_stems(word) for word in words)
            is_abbreviation = len(words) == 1 and 1 < len(text) < 9 and text.isupper()
            yield Phrase(words, stems, marked, is_abbreviation)


def _is_said(phrase: Phrase, said: Sequence[frozenset[str]]) -> bool:
    return len(said) == len(phrase.marked) and all(
        not ours.isdisjoint(theirs) for ours, theirs in zip(phrase.marked, said, strict=True)
    )
