"""What every engine can be asked; words become groups before, filters are codes.

The library already asks through it. A better engine takes the place of the one there is, and
nobody who asks has to change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

Filters = Mapping[str, Sequence[str]]


class Alternative(NamedTuple):
    """One way to write what a group means; the best of a group counts."""

    text: str
    weight: float = 1.0


@dataclass(frozen=True)
class Group:
    """A word or a quoted phrase of the question, with everything that means the same."""

    alternatives: tuple[Alternative, ...]


class Hit(NamedTuple):
    """A thing that fits: what kind of thing, its key, and how well."""

    kind: str
    key: int
    score: float


class Engine(Protocol):
    """Finds candidates and counts them; best candidates come first."""

    def candidates(
        self, groups: Sequence[Group], filters: Filters, limit: int | None = None
    ) -> list[Hit]:
        """Give what fits the groups among things of these filters ("kind" is one)."""

    def facet_counts(self, groups: Sequence[Group], filters: Filters) -> dict[str, dict[str, int]]:
        """Count what fits beside every value of every facet the engine knows."""
