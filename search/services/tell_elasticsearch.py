"""Asks the worker to take changed documents over into Elasticsearch."""

from collections.abc import Sequence

from django.conf import settings

from search.jobs.mirroring import mirror_documents

# Documents of one job; the worker does something else in between.
TOGETHER = 200


def tell_elasticsearch(*, ids: Sequence[int], using: str = "default") -> int:
    """Queue the documents that came, changed or went, and count the jobs; refuses nothing.

    The jobs stand in the transaction of the change: both are there, or neither. A portal without
    Elasticsearch and the index of a test or a measurement queue nothing.
    """
    if not settings.ELASTICSEARCH_URL or using != "default":
        return 0
    heaps = [list(ids[start : start + TOGETHER]) for start in range(0, len(ids), TOGETHER)]
    for heap in heaps:
        mirror_documents.enqueue(heap)
    return len(heaps)
