"""Takes things out of the index: what is no longer public is found by nobody."""

from collections.abc import Sequence

from django.db import transaction

from search.engine.adapters import database_engine
from search.models import SearchDocument, SearchFacet, SearchThing
from search.services.count_terms import count_terms, hold_index
from search.services.tell_elasticsearch import tell_elasticsearch

# Things in one heap.
TOGETHER = 500


def drop_things(*, kind: str, keys: Sequence[str], using: str = "default") -> list[int]:
    """Forget things of a kind; unknown keys are no error. Gives the ids of their documents."""
    dropped: list[int] = []
    with transaction.atomic(using=using):
        hold_index(using=using)
        for start in range(0, len(keys), TOGETHER):
            heap = keys[start : start + TOGETHER]
            things = SearchThing.objects.using(using).filter(kind=kind, key__in=heap)
            dropped += forget_things(ids=list(things.values_list("pk", flat=True)), using=using)
    return dropped


def forget_things(*, ids: Sequence[int], using: str) -> list[int]:
    """Delete things with all they have; the caller holds the index. Gives ids of documents."""
    documents = SearchDocument.objects.using(using).filter(thing__in=ids)
    rows = list(documents.values_list("pk", "x", "s", "length"))
    if rows:
        count_terms(gone=[(x, s, length) for _pk, x, s, length in rows], come=(), using=using)
    forget_documents(ids=[row[0] for row in rows], using=using)
    SearchFacet.objects.using(using).filter(thing__in=ids).delete()
    SearchThing.objects.using(using).filter(pk__in=ids).delete()
    return [row[0] for row in rows]


def forget_documents(*, ids: Sequence[int], using: str) -> None:
    """Delete documents that the words count no longer; the caller holds the index."""
    database_engine(using).drop(ids)
    SearchDocument.objects.using(using).filter(pk__in=ids).delete()
    tell_elasticsearch(ids=ids, using=using)
