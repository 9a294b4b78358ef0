"""Makes the index of Elasticsearch equal to the database, whatever happened to it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.cache import cache

from search.engine.adapters.elastic import comparing, portal
from search.engine.adapters.elastic.engine import ElasticEngine
from search.jobs.mirroring import mirror
from search.selectors.mirrored import marks_of, state_of_index

# Documents in one heap; the memory is that of their streams.
TOGETHER = 200
# Whoever works says so with every heap; silence for this long means it was killed.
LEASE = 300
LEASE_KEY = "search.sync_elasticsearch"


class SyncRunningError(Exception):
    """Another process brings the index up to date right now."""


@dataclass(frozen=True)
class Synced:
    """What had to be done."""

    rebuilt: bool = False
    repaired: int = 0


def sync_elasticsearch(*, anew: bool = False, using: str = "default") -> Synced:
    """Compare and repair; a missing, older or broken index, or any at all if `anew`, is rebuilt.

    While it is rebuilt the former answers, and takes changes in too. Refuses to run twice at once
    (SyncRunningError); raises EngineDownError where Elasticsearch does not answer. No transaction
    is held: nobody waits for it.
    """
    with _alone():
        done = _sync(anew, using)
    portal.breaker_of_portal().succeeded()
    return done


def _sync(anew: bool, using: str) -> Synced:
    engine = portal.elastic_engine()
    indices = engine.indices
    if anew or len(indices.reading()) != 1 or indices.is_broken():
        return _rebuild(engine, using)
    index = indices.reading()[0]
    indices.remove([name for name in indices.all() if name != index])
    repaired = _repair(engine, index, using)
    if repaired and not _is_equal(engine, index, using):
        return _rebuild(engine, using)
    return Synced(repaired=repaired)


def _rebuild(engine: ElasticEngine, using: str) -> Synced:
    """Fill a new index beside the one that answers, then let it answer in one step."""
    indices = engine.indices
    answering = indices.reading()
    indices.remove([name for name in indices.all() if name not in answering])
    index = indices.create()
    _mirror(engine, sorted(marks_of(using=using)), index, using)
    repaired = _repair(engine, index, using)
    indices.swap(index)
    return Synced(rebuilt=True, repaired=repaired)


def _repair(engine: ElasticEngine, index: str, using: str) -> int:
    """Bring what is lost, changed or too many up to date; count the documents."""
    wrong = _differing(engine, index, marks_of(using=using))
    _mirror(engine, wrong, index, using)
    engine.indices.refresh(index)
    return len(wrong)


def _differing(engine: ElasticEngine, index: str, ours: Mapping[int, int]) -> list[int]:
    """The numbers of documents whose marks are not the same on both sides."""
    engine.indices.refresh(index)
    theirs = comparing.sums_in(engine.connection, index)
    sums = comparing.sums_of(ours)
    wrong: list[int] = []
    for place in sorted({*theirs, *sums}):
        if theirs.get(place) == sums.get(place):
            continue
        there = comparing.marks_in(engine.connection, index, place)
        numbers = range(place * comparing.RANGE, (place + 1) * comparing.RANGE)
        wrong += [number for number in numbers if ours.get(number) != there.get(number)]
    return wrong


def _is_equal(engine: ElasticEngine, index: str, using: str) -> bool:
    """Look again; while others write nothing can be said, and the next run looks."""
    before = state_of_index(using=using)
    differs = _differing(engine, index, marks_of(using=using))
    return not differs or state_of_index(using=using) != before


def _mirror(engine: ElasticEngine, numbers: Sequence[int], index: str, using: str) -> None:
    for start in range(0, len(numbers), TOGETHER):
        cache.touch(LEASE_KEY, LEASE)
        mirror(engine, numbers[start : start + TOGETHER], into=[index], using=using)


@contextmanager
def _alone() -> Iterator[None]:
    if not cache.add(LEASE_KEY, 1, LEASE):
        raise SyncRunningError
    try:
        yield
    finally:
        cache.delete(LEASE_KEY)
