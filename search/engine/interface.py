"""What every engine can be asked; words become groups before, filters are codes.

Analysis turns texts into three streams of terms: "x" skeletons, "s" stems, "p" first five
letters. Engines know terms only: they find, filter and count; ranking and marking are ours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

# Facet name ("kind", "lang", "theme", …) to the codes of which one must hold.
Filters = Mapping[str, Sequence[str]]
FieldName = Literal["x", "s", "p"]


class Alternative(NamedTuple):
    """One term that stands for a word of the question, and how well, from 0 to 1."""

    field: FieldName
    term: str
    weight: float = 1.0


@dataclass(frozen=True)
class Group:
    """A word of the question with everything that means the same.

    `bundles` are equivalents of several words (a phrase of the glossary): all their groups
    together stand for this group where every word must be found.
    """

    word: str
    alternatives: tuple[Alternative, ...]
    bundles: tuple[tuple["Group", ...], ...] = ()


class Correction(NamedTuple):
    """A word that was read as another one: as typed, and as it was understood."""

    typed: str
    read_as: str


@dataclass(frozen=True)
class Question:
    """What was typed, as engines and the ranking understand it.

    `phrases` must stand word by word in stream x; a document with any alternative of `excluded`
    is left out; `extras` (weaker groups out of the glossary) find and rank, but are never needed.
    """

    text: str
    groups: tuple[Group, ...] = ()
    extras: tuple[Group, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[Group, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left that could be looked for."""
        return not self.groups


class Streams(NamedTuple):
    """A text after analysis, terms joined by single spaces; `length` counts the terms of x."""

    x: str
    s: str
    p: str
    length: int


class Entry(NamedTuple):
    """A document as an engine takes it in; `thing` joins languages and pages of one thing."""

    id: int
    thing: int
    streams: Streams
    facets: Mapping[str, Sequence[str]]


class Found(NamedTuple):
    """A document that fits: its id, the id of its thing, and the engine's own score."""

    id: int
    thing: int
    score: float


@dataclass(frozen=True)
class Counts:
    """How many things fit (not documents), in all and beside every value of the asked facets."""

    total: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class EngineDownError(Exception):
    """The engine did not answer in its time; ask the database instead."""


class Engine(Protocol):
    """Takes documents in, finds candidates and counts them.

    `needs_all`: every group must be hit (the filter of a list); otherwise any group is enough
    (the search page, whose ranking rewards the share of groups hit).
    """

    name: str

    def put(self, entries: Sequence[Entry]) -> None:
        """Take documents in, or anew."""

    def drop(self, ids: Sequence[int]) -> None:
        """Forget documents; unknown ones are no error."""

    def candidates(
        self,
        question: Question,
        filters: Filters,
        *,
        limit: int | None = 200,
        needs_all: bool = False,
    ) -> list[Found]:
        """Give the documents that fit, best first by the engine's own score, then newest id."""

    def counts(
        self,
        question: Question,
        filters: Filters,
        *,
        facets: Sequence[str] = (),
        needs_all: bool = False,
    ) -> Counts:
        """Count what fits; the counts of a facet leave out the choice within that facet itself."""
