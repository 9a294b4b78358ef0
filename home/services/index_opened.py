"""Has issues and articles read into the index on the day on which they open to everybody."""

from django.db import transaction

from home.indexing.terms import PAID
from search.models import SearchFacet
from search.registry import providers
from search.services.request_index import request_index

KINDS = ("article", "issue")
# Things read together; the memory is that of their texts.
TOGETHER = 20


@transaction.atomic
def index_opened() -> int:
    """Ask for those that the index holds for paid though today they are not; gives how many.

    Safe to run at any time; what is late by a day is found too.
    """
    return sum(_index_opened(kind) for kind in KINDS)


def _index_opened(kind: str) -> int:
    paid: dict[str, set[str]] = {}
    rows = SearchFacet.objects.filter(facet=PAID, thing__kind=kind).order_by("thing__key")
    for key, lang in rows.values_list("thing__key", "value"):
        paid.setdefault(key, set()).add(lang)
    keys, opened = list(paid), list[str]()
    for start in range(0, len(keys), TOGETHER):
        heap = keys[start : start + TOGETHER]
        now = {thing.key: set(thing.facets.get(PAID, ())) for thing in providers()[kind].read(heap)}
        opened += [key for key in heap if now.get(key) != paid[key]]
    return request_index(kind=kind, keys=opened)
