"""Documents as engines take them in, read back from the tables of the index."""

from collections.abc import Sequence

from search.engine.analysis.streams import PREFIX
from search.engine.interface import Entry, Streams
from search.models import SearchDocument

COLUMNS = ("pk", "thing_id", "lang", "x", "s", "length", "thing__kind", "thing__facets")


def entries_of(ids: Sequence[int], *, using: str = "default") -> list[Entry]:
    """Those of the documents that are there, in the order of their ids; one statement."""
    rows = SearchDocument.objects.using(using).filter(pk__in=ids).order_by("pk")
    return [
        Entry(
            pk,
            thing,
            Streams(x, s, prefixes_of(x), length),
            {**facets, "kind": [kind], "lang": [lang]},
        )
        for pk, thing, lang, x, s, length, kind, facets in rows.values_list(*COLUMNS)
    ]


def prefixes_of(x: str) -> str:
    """Stream p, which is not kept, out of stream x."""
    return " ".join(term[:PREFIX] for term in x.split() if len(term) >= PREFIX)
