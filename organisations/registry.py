"""What upper floors hand in: sections of pages, and what passes to the next head."""

from typing import Any, Protocol

from core.sections import Section, register_section, sections_of

# Kinds of things whose pages gather what upper floors know of them (see core.sections).
MUNICIPALITY = "municipality"
PROJECT = "project"
EXPERT = "expert"


class HandOver(Protocol):
    """Moves what a head kept for the municipality to the next one; bears to run twice."""

    def __call__(self, *, municipality: Any, outgoing: Any, incoming: Any) -> int:
        """Move it and say how many things moved."""


_hand_overs: dict[str, HandOver] = {}


def register_hand_over(name: str, hand_over: HandOver) -> None:
    """Add one more kind of work that stays with the municipality when its head changes."""
    _hand_overs[name] = hand_over


def hand_over_work(*, municipality: Any, outgoing: Any, incoming: Any) -> int:
    """Move everything of every kind; gives how many things moved."""
    people = {"outgoing": outgoing, "incoming": incoming}
    return sum(one(municipality=municipality, **people) for one in _hand_overs.values())


__all__ = [
    "EXPERT",
    "MUNICIPALITY",
    "PROJECT",
    "HandOver",
    "Section",
    "hand_over_work",
    "register_hand_over",
    "register_section",
    "sections_of",
]
