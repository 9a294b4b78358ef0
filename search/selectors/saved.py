"""Reads of saved searches: one's own, and those whose letter is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from people.models import User
from search.choices import Frequency
from search.models import SavedSearch
from search.registry import followed


@dataclass(frozen=True)
class OwnSearch:
    """A saved search with the address of its list."""

    search: SavedSearch
    url: str

    @property
    def is_silent(self) -> bool:
        """Whether it writes no letters."""
        return self.search.frequency == Frequency.NEVER


def searches_of(person: User) -> list[OwnSearch]:
    """One's own searches, the newest first; one statement."""
    rows = SavedSearch.objects.filter(owner=person).order_by("-created_at", "pk")
    return [OwnSearch(row, address_of(row)) for row in rows]


def address_of(search: SavedSearch) -> str:
    """The list of a search in the active language; "" when its kind has gone."""
    kind = followed.get(search.kind)
    return kind.address(search.query) if kind else ""


def due_searches(ends: Mapping[str, datetime]) -> QuerySet[Any]:
    """Searches that were not told up to the end of their last day or week."""
    is_due = Q(pk__in=[])
    for frequency, end in ends.items():
        is_due |= Q(frequency=frequency, told_until__lt=end)
    return SavedSearch.objects.filter(is_due, kind__in=list(followed), owner__is_active=True)
