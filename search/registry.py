"""What upper floors hand in: what can be found by words, and what people can follow."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True)
class Source:
    """Things that can be found: their kind, the rows that are public now, the folded text."""

    kind: str
    rows: Callable[[], Any]
    text: str


_sources: dict[str, Source] = {}


def register_source(source: Source) -> None:
    """Let things of a kind be found; the same kind registered again takes the place."""
    _sources[source.kind] = source


def sources() -> list[Source]:
    """Everything that can be found."""
    return list(_sources.values())


# Clean parameters of a filtered list by name, always in one order: what a saved search keeps.
Query = dict[str, list[str]]


@dataclass(frozen=True)
class News:
    """One new thing as a letter tells it, in the language that is active."""

    title: str
    details: str
    path: str


class Window(Protocol):
    """What became public within a stretch of time; many searches are held against it in memory."""

    def matching(self, query: Query, *, since: datetime, until: datetime) -> list[int]:
        """The ids that fit a search, newest first; asks the database nothing."""

    def still_public(self) -> set[int]:
        """Those that are public at this moment, in one statement."""

    def tell(self, ids: Sequence[int]) -> dict[int, News]:
        """Those of the ids that are public now, in few statements however many."""


class Followed(Protocol):
    """A kind of things with a filtered list that people can follow."""

    def read(self, given: Mapping[str, Sequence[str]]) -> Query:
        """Clean the parameters of an address; what means nothing is left out."""

    def describe(self, query: Query) -> list[str]:
        """Say in words what is asked for, in the language of the page."""

    def address(self, query: Query) -> str:
        """The filtered list in the active language."""

    def open_window(self, *, since: datetime, until: datetime) -> Any:
        """Read what became public between two instants; gives a Window."""


followed: dict[str, Followed] = {}


def register_followed(kind: str, what: Followed) -> None:
    """Let people follow searches among things of a kind."""
    followed[kind] = what
