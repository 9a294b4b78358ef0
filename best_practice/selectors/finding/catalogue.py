"""The catalogue of public cases, kept in this process and mended where cases changed."""

import secrets
from typing import Any, NamedTuple

from django.core.cache import caches
from django.db import connection
from django.db.models import Q

from best_practice.engine.catalogue import Catalogue, Listed
from best_practice.engine.mending import with_changes
from best_practice.models import Case, CaseFacet, ListChange
from best_practice.models.listing import THE_LIST
from core.memory import remembered

CACHE_KEY = "best_practice.catalogue"
KEPT_SECONDS = 24 * 3600  # then everything is read once again, whatever anybody wrote past us
# When more than this changed since, or more than a quarter, everything is read anew.
MOST_CHANGES = 500

# The columns of a Listed, in its order.
LISTED = ("pk", "first_published_at", "number", "total_som", "repetitions_count")


class Kept(NamedTuple):
    """What this process knows: since which token of its cache, in which state, what."""

    token: str
    state: int
    catalogue: Catalogue


_kept: list[Kept] = []


def list_state() -> int:
    """The newest state of the list; 0 when no case was ever published. One statement."""
    newest = ListChange.objects.filter(pk=THE_LIST).values_list("state", flat=True).first()
    return newest or 0


def load_catalogue() -> Catalogue:
    """Read all public cases and their values."""
    values = CaseFacet.objects.values_list("facet", "value", "case_id")
    return Catalogue.build(_listed(Q()), values.iterator(chunk_size=20_000))


def _listed(which: Q) -> list[Listed]:
    rows = Case.objects.published().filter(which).order_by("pk").values_list(*LISTED)
    return [
        Listed(pk, published.timestamp() if published else 0, *rest)
        for pk, published, *rest in rows
    ]


def mended(catalogue: Catalogue, since: int) -> Catalogue:
    """Read again what changed after a state; the work grows with the changes, not the cases."""
    later = ListChange.objects.filter(state__gt=since).exclude(pk=THE_LIST)
    changed = list(later.values_list("pk", flat=True)[: MOST_CHANGES + 1])
    if not changed:
        return catalogue
    if len(changed) > min(MOST_CHANGES, len(catalogue) // 4):
        return load_catalogue()
    values = CaseFacet.objects.filter(case__in=changed).values_list("facet", "value", "case_id")
    return with_changes(catalogue, changed, _listed(Q(pk__in=changed)), values)


def current_catalogue() -> Catalogue:
    """Give the catalogue of this moment.

    The state is read before the cases, so what is read may be newer than its state and is then
    read once more: never the other way round. Inside a transaction nothing is kept, because what
    it sees is not yet true for others.
    """
    state: int = remembered("best_practice.list_state", list_state)
    cache: Any = caches["local"]
    token = cache.get(CACHE_KEY)
    kept = _kept[0] if _kept and token and _kept[0].token == token else None
    if kept and kept.state == state:
        return kept.catalogue
    is_older = kept is not None and kept.state < state
    catalogue = mended(kept.catalogue, kept.state) if kept and is_older else load_catalogue()
    if not connection.in_atomic_block:
        if not token or kept is None:
            token = secrets.token_hex(8)
            cache.set(CACHE_KEY, token, KEPT_SECONDS)
        _kept[:] = [Kept(token, state, catalogue)]
    return catalogue
