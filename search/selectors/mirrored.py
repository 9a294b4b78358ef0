"""What Elasticsearch must hold: the documents of the present analysis, each with its mark."""

import hashlib
from collections.abc import Sequence

from search.engine.analysis import ANALYSIS_VERSION
from search.models import IndexState, SearchDocument


def state_of_index(*, using: str = "default") -> int:
    """The number of the last change; what is read afterwards is at least as new."""
    return IndexState.objects.using(using).values_list("state", flat=True).filter(pk=1).first() or 0


def marks_of(ids: Sequence[int] | None = None, *, using: str = "default") -> dict[int, int]:
    """The marks of these documents, or of all; one statement that reads no texts.

    A mark of 32 bits names the state of the thing a document belongs to.
    """
    rows = SearchDocument.objects.using(using).filter(analysis_version=ANALYSIS_VERSION)
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    return {pk: mark(pk, digest) for pk, digest in rows.values_list("pk", "thing__digest")}


def mark(number: int, digest: str) -> int:
    """A number of 32 bits that changes with the state of the thing."""
    return int.from_bytes(hashlib.sha256(f"{number} {digest}".encode()).digest()[:4], "big")
