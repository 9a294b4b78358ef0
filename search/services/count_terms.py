"""Keeps the words of the index and its totals exact when documents come, change and go."""

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connections

from search.engine.analysis.streams import PREFIX
from search.models import IndexState, SearchTerm

LONGEST = SearchTerm._meta.get_field("term").max_length
# A document as the words count it: its streams x and s, and how many terms x has.
Counted = tuple[str, str, int]
Key = tuple[str, str]
# Pairs in one statement.
TOGETHER = 5000

RAISE = {
    "sqlite": (
        "INSERT INTO search_searchterm (state, field, term, documents) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (field, term) DO UPDATE"
        " SET documents = documents + excluded.documents, state = excluded.state"
    ),
    "postgresql": (
        "INSERT INTO search_searchterm AS known (state, field, term, documents)"
        " SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::int[])"
        " ON CONFLICT (field, term) DO UPDATE"
        " SET documents = known.documents + excluded.documents, state = excluded.state"
    ),
}
LOWER = {
    "sqlite": (
        "UPDATE search_searchterm SET state = %s, documents = documents - %s"
        " WHERE field = %s AND term = %s",
        "DELETE FROM search_searchterm WHERE documents = 0 AND field = %s AND term = %s",
    ),
    "postgresql": (
        "UPDATE search_searchterm known"
        " SET state = less.state, documents = known.documents - less.number"
        " FROM unnest(%s::bigint[], %s::int[], %s::text[], %s::text[])"
        " AS less (state, number, field, term)"
        " WHERE known.field = less.field AND known.term = less.term",
        "DELETE FROM search_searchterm WHERE documents = 0 AND (field, term) IN"
        " (SELECT * FROM unnest(%s::text[], %s::text[]))",
    ),
}


def hold_index(*, using: str) -> IndexState:
    """Let one writer at a time change the index; others wait until its transaction ends.

    Refuses to be called outside of a transaction.
    """
    IndexState.objects.using(using).get_or_create(pk=1)
    return IndexState.objects.using(using).select_for_update().get(pk=1)


def count_terms(*, gone: Iterable[Counted], come: Iterable[Counted], using: str) -> None:
    """Take documents out of the count and others in; refuses nothing.

    The caller holds the index. Terms that no document has any more vanish.
    """
    change: Counter[Key] = Counter()
    documents = terms = 0
    for sign, rows in ((-1, gone), (1, come)):
        for x, s, length in rows:
            documents, terms = documents + sign, terms + sign * length
            for key in keys_of(x=x, s=s):
                change[key] += sign
    index = IndexState.objects.using(using).get(pk=1)
    index.state = state = next_state(index=index)
    if apply_change(change=change, state=state, using=using):
        index.vanished = state
    index.documents += documents
    index.terms += terms
    index.save(using=using)


def next_state(*, index: IndexState) -> int:
    """The instant as a number that no state of this index had before."""
    return max(index.state + 1, time.time_ns() // 1000)


def keys_of(*, x: str, s: str) -> set[Key]:
    """The different terms of a document by field; longer ones than a column holds do not count."""
    skeletons = set(x.split())
    keys = {("x", term) for term in skeletons} | {("s", term) for term in s.split()}
    keys |= {("p", term[:PREFIX]) for term in skeletons if len(term) >= PREFIX}
    return {key for key in keys if len(key[1]) <= (LONGEST or 0)}


def apply_change(*, change: "Counter[Key]", state: int, using: str) -> bool:
    """Add to the numbers of terms and take from them; says whether any term vanished."""
    numbers = sorted(change.items())
    more = [(state, *key, number) for key, number in numbers if number > 0]
    less = [(state, -number, *key) for key, number in numbers if number < 0]
    vendor = connections[using].vendor
    lower, forget = LOWER[vendor]
    with connections[using].cursor() as cursor:
        _many(cursor, vendor, RAISE[vendor], more)
        _many(cursor, vendor, lower, less)
        return _many(cursor, vendor, forget, [row[2:] for row in less]) > 0


def _many(cursor: Any, vendor: str, statement: str, rows: Sequence[tuple[Any, ...]]) -> int:
    """Run a statement for many rows; gives how many rows it touched."""
    touched = 0
    for start in range(0, len(rows), TOGETHER):
        heap = rows[start : start + TOGETHER]
        if vendor == "sqlite":
            cursor.executemany(statement, heap)
        else:
            cursor.execute(statement, [list(column) for column in zip(*heap, strict=True)])
        touched += cursor.rowcount
    return touched
