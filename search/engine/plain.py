"""The engine until the real one opens: every group must occur in the folded text of a thing."""

from collections.abc import Sequence
from functools import reduce
from operator import add, or_
from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import StrIndex

from search.engine.older import Filters, Group, Hit
from search.registry import Source, sources


class PlainEngine:
    """Looks with `contains`; what stands near the beginning of a text, as titles do, is better."""

    def candidates(
        self, groups: Sequence[Group], filters: Filters, limit: int | None = None
    ) -> list[Hit]:
        """Give the things that have a word of every group, those that have it early first."""
        if not groups:
            return []
        hits: list[Hit] = []
        for source in _asked(filters):
            rows = _fitting(source, groups).annotate(place=_place(source, groups))
            keys = rows.order_by("place", "-pk").values_list("pk", "place")[:limit]
            hits += [Hit(source.kind, pk, 1 / (1 + place)) for pk, place in keys]
        return sorted(hits, key=lambda hit: -hit.score)[:limit]

    def facet_counts(self, groups: Sequence[Group], filters: Filters) -> dict[str, dict[str, int]]:
        """Count by kind, the one facet that this engine knows."""
        if not groups:
            return {"kind": {}}
        return {
            "kind": {source.kind: _fitting(source, groups).count() for source in _asked(filters)}
        }


def _asked(filters: Filters) -> list[Source]:
    kinds = filters.get("kind")
    return [source for source in sources() if kinds is None or source.kind in kinds]


def _fitting(source: Source, groups: Sequence[Group]) -> QuerySet[Any]:
    rows = source.rows()
    for group in groups:
        ways = [Q(**{f"{source.text}__contains": way.text}) for way in group.alternatives]
        rows = rows.filter(reduce(or_, ways))
    return rows


def _place(source: Source, groups: Sequence[Group]) -> Any:
    """How far into the text the words stand, all together."""
    first = [group.alternatives[0].text for group in groups]
    return reduce(add, (StrIndex(F(source.text), Value(word)) for word in first))
