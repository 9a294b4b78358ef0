"""What upper floors hand in: how they follow a merged term, and how their tagged things get one.

Relations to a term are moved by taxonomy itself, whatever model they are in. What only names a
code as text (facets, answers of a form) belongs to the upper floor, which follows in the same
transaction.
"""

from typing import Any, Protocol

# The kind of its pages for sections that upper floors hand in (see core.sections).
LEGAL_ACT = "legal_act"


class Follower(Protocol):
    """Brings what names the old code as text to the new one; bears to run twice."""

    def __call__(self, *, old: Any, new: Any) -> None:
        """Follow one merged term, after its relations have moved."""


class Carrier(Protocol):
    """Gives a term to everything of its kind that carries a tag, and takes the tag away there."""

    def __call__(self, *, tag: Any, term: Any) -> None:
        """Turn one tag into one term."""


followers: dict[str, Follower] = {}
carriers: dict[str, Carrier] = {}


def register_follower(name: str, follower: Follower) -> None:
    """Add one step to every merging of terms."""
    followers[name] = follower


def register_carrier(name: str, carrier: Carrier) -> None:
    """Add one kind of tagged things that can carry a term instead."""
    carriers[name] = carrier
