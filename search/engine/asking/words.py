"""What a question must know about the index: which terms there are, and how frequent."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from search.engine.interface import FieldName


class Words(Protocol):
    """The vocabulary of an index. Every answer comes from memory or from one statement."""

    @property
    def total(self) -> int:
        """How many documents there are."""

    @property
    def average_length(self) -> float:
        """How many terms of x a document has."""

    def documents(self, field: FieldName, term: str) -> int:
        """In how many documents a term stands; 0 where it is unknown."""

    def known(self, field: FieldName, terms: Collection[str]) -> set[str]:
        """Those of the terms that the index has."""

    def neighbours(
        self, term: str, limit: int, field: FieldName = "x", most: int = 4
    ) -> list[tuple[str, int]]:
        """Terms at most `limit` edits away with their distance: nearest, then most frequent.

        An edit is a letter more, less, changed, or two that changed places. Terms under four
        letters are nobody's neighbours.
        """


@dataclass
class Vocabulary:
    """A vocabulary in memory: how many documents every term of a field has."""

    frequencies: Mapping[FieldName, Mapping[str, int]]
    total: int
    average_length: float
    _by_length: dict[FieldName, dict[int, list[str]]] = field(default_factory=dict, repr=False)

    def documents(self, field: FieldName, term: str) -> int:
        """In how many documents a term stands."""
        return self.frequencies.get(field, {}).get(term, 0)

    def known(self, field: FieldName, terms: Collection[str]) -> set[str]:
        """Those of the terms that the index has."""
        frequency = self.frequencies.get(field, {})
        return {term for term in terms if term in frequency}

    def neighbours(
        self, term: str, limit: int, field: FieldName = "x", most: int = 4
    ) -> list[tuple[str, int]]:
        """Terms of nearly the same letters: nearest first, then most frequent, then by name."""
        near: list[tuple[str, int]] = []
        lengths = self._lengths(field)
        for length in range(max(SHORTEST_NEIGHBOUR, len(term) - limit), len(term) + limit + 1):
            found = extract(
                term,
                lengths.get(length, ()),
                scorer=OSA.distance,
                processor=None,
                score_cutoff=limit,
                limit=None,
            )
            near += [(name, int(distance)) for name, distance, _ in found]
        near.sort(key=lambda one: (one[1], -self.documents(field, one[0]), one[0]))
        return near[:most]

    def _lengths(self, field: FieldName) -> dict[int, list[str]]:
        """The terms by length, made once: a neighbour is hardly longer than the word."""
        if field not in self._by_length:
            lengths: dict[int, list[str]] = {}
            for term in self.frequencies.get(field, {}):
                lengths.setdefault(len(term), []).append(term)
            self._by_length[field] = lengths
        return self._by_length[field]


SHORTEST_NEIGHBOUR = 4
