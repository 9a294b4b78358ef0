"""Compares the index with what is public now, and repairs whatever differs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Count

from search.engine.digests import digest_of
from search.models import SearchThing
from search.registry import Provider, ThingTexts, providers
from search.services.index_requested import index_apart, is_database_away
from search.services.rebuild_index import recount_terms

# Things read together; the memory is that of their texts.
TOGETHER = 20


@dataclass
class Drift:
    """How many things were not there, not public or of another text; how many words miscounted."""

    things: int = 0
    missing: int = 0
    extra: int = 0
    changed: int = 0
    words: int = 0

    @property
    def is_none(self) -> bool:
        """Whether the index was as it should be."""
        return not (self.missing or self.extra or self.changed or self.words)


def check_search() -> Drift:
    """Hold every public thing against the index; what differs is read anew, heap by heap.

    Another analysis, a lost document and a kind nobody hands in any more are differences too.
    Safe to run at any time beside the worker: the texts of what differs are read once more under
    the lock of the index.
    """
    drift = Drift()
    for provider in providers().values():
        _check(provider, drift)
    strange = SearchThing.objects.exclude(kind__in=providers())
    for kind in sorted(set(strange.values_list("kind", flat=True))):
        _repair(kind, _keys_of(kind), drift, "extra")
    drift.words = recount_terms()
    return drift


def _check(provider: Provider, drift: Drift) -> None:
    indexed = set(_keys_of(provider.kind))
    for heap in _heaps(provider.keys()):
        drift.things += len(heap)
        indexed.difference_update(heap)
        known = _known(provider.kind, heap)
        things, unread = _read(provider, heap)
        read = {thing.key: thing for thing in things if thing.documents}
        missing = [key for key in (*read, *unread) if key not in known]
        changed = [key for key in read if key in known and known[key] != _state(read[key])]
        # Not public any more since the keys were read.
        indexed.update(key for key in known if key not in read)
        _repair(provider.kind, missing, drift, "missing")
        _repair(provider.kind, changed, drift, "changed")
    _repair(provider.kind, indexed, drift, "extra")


def _read(provider: Provider, keys: list[str]) -> tuple[list[ThingTexts], list[str]]:
    """The texts of things, and the keys of those that cannot be read: they stop no other."""
    try:
        return list(provider.read(keys)), []
    except Exception as error:  # repairing names it in the log
        if is_database_away(error=error):
            raise
    if len(keys) == 1:
        return [], keys
    parts = [_read(provider, [key]) for key in keys]
    return [one for things, _ in parts for one in things], [key for _, bad in parts for key in bad]


def _keys_of(kind: str) -> list[str]:
    return list(SearchThing.objects.filter(kind=kind).values_list("key", flat=True))


def _known(kind: str, keys: list[str]) -> dict[str, tuple[str, int]]:
    rows = SearchThing.objects.filter(kind=kind, key__in=keys).annotate(n=Count("documents"))
    return {key: (digest, n) for key, digest, n in rows.values_list("key", "digest", "n")}


def _state(thing: ThingTexts) -> tuple[str, int]:
    places = {(one.lang, one.file, one.page) for one in thing.documents}
    return digest_of(thing), len(places)


def _repair(kind: str, keys: Iterable[str], drift: Drift, how: str) -> None:
    for heap in _heaps(sorted(keys)):
        index_apart(kind=kind, keys=heap, anew=True)
        setattr(drift, how, getattr(drift, how) + len(heap))


def _heaps(keys: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while heap := list(islice(rest, TOGETHER)):
        yield heap
