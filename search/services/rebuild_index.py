"""Makes the whole index anew from what is public now, while people go on searching in it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from search.engine.adapters import database_engine
from search.models import IndexState, SearchDocument, SearchTerm, SearchThing
from search.registry import providers
from search.services.count_terms import Key, apply_change, hold_index, keys_of, next_state
from search.services.index_requested import index_apart

# Things in one transaction: a writer waits for no longer than these take.
TOGETHER = 50
# Counts without holding the index, before others are made to wait.
TRIES = 3


@dataclass(frozen=True)
class Rebuilt:
    """What the index holds afterwards."""

    things: int
    documents: int
    terms: int


class _OvertakenError(Exception):
    """The index changed while its words were counted."""


def rebuild_index() -> Rebuilt:
    """Read every public thing anew, forget all else, count the words again; refuses nothing.

    Each heap is a transaction, so whoever searches meanwhile finds its things as they were or as
    they are. Safe beside the worker and to run again after it was killed.
    """
    for kind, provider in providers().items():
        rows = SearchThing.objects.filter(kind=kind)
        known = dict.fromkeys(provider.keys())
        gone = (key for key in rows.values_list("key", flat=True) if key not in known)
        for heap in _heaps([*known, *gone]):
            index_apart(kind=kind, keys=heap, anew=True)
    strange = SearchThing.objects.exclude(kind__in=providers())
    for kind, key in list(strange.values_list("kind", "key")):
        index_apart(kind=kind, keys=[key], anew=True)
    with transaction.atomic():
        hold_index(using="default")
        database_engine().tidy()
    recount_terms()
    return Rebuilt(
        SearchThing.objects.count(), SearchDocument.objects.count(), SearchTerm.objects.count()
    )


def recount_terms(*, using: str = "default") -> int:
    """Count the words of all documents again and correct what differs; gives how many did.

    Reading takes seconds, so others may write meanwhile; then it is counted again.
    """
    for left in reversed(range(TRIES)):
        try:
            return _recount(using=using, holds=not left)
        except _OvertakenError:
            continue
    return 0


def _recount(*, using: str, holds: bool) -> int:
    before = _state(using)
    if not holds:
        counted = _counted(using)
    with transaction.atomic(using=using):
        index = hold_index(using=using)
        if holds:
            counted = _counted(using)
        elif index.state != before:
            raise _OvertakenError
        change, documents, terms = counted
        for field, term, number in _kept(using):
            change[field, term] -= number
        wrong = Counter({key: number for key, number in change.items() if number})
        if not wrong and (index.documents, index.terms) == (documents, terms):
            return 0
        index.state = next_state(index=index)
        if apply_change(change=wrong, state=index.state, using=using):
            index.vanished = index.state
        index.documents, index.terms = documents, terms
        index.save(using=using)
        return len(wrong)


def _state(using: str) -> int:
    return IndexState.objects.using(using).values_list("state", flat=True).filter(pk=1).first() or 0


def _counted(using: str) -> tuple["Counter[Key]", int, int]:
    """The words of all documents, how many documents there are, how many terms of x."""
    change: Counter[Key] = Counter()
    documents = terms = 0
    rows = SearchDocument.objects.using(using).values_list("x", "s", "length")
    for x, s, length in rows.iterator(200):
        documents, terms = documents + 1, terms + length
        change.update(keys_of(x=x, s=s))
    return change, documents, terms


def _kept(using: str) -> Iterator[tuple[str, str, int]]:
    rows = SearchTerm.objects.using(using).values_list("field", "term", "documents")
    return rows.iterator(2000)


def _heaps(keys: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while heap := list(islice(rest, TOGETHER)):
        yield heap
