"""Reads into the index what was asked for: new texts come in, withdrawn ones leave."""

import logging
from collections.abc import Sequence

from django.db import InterfaceError, OperationalError, transaction

from search.models import IndexRequest
from search.registry import providers
from search.services.count_terms import hold_index
from search.services.drop_things import drop_things
from search.services.put_documents import put_documents

logger = logging.getLogger("portal.search")

# Things in one transaction: other writers wait for no longer than these take.
TOGETHER = 20
# Requests looked at together; many of them may name the same thing.
MOST_ROWS = 1_000
# How PostgreSQL marks whatever is beyond its limits, such as too many words of one document.
TOO_LARGE = "54"


def index_requested() -> int:
    """Work off all requests, the oldest first; gives how many things were read.

    Safe to run twice and beside itself. A thing that cannot be read is named in the log, leaves the
    index and keeps nobody waiting: the nightly comparison tries it again.
    """
    done = 0
    while rows := list(
        IndexRequest.objects.order_by("pk").values_list("pk", "kind", "key")[:MOST_ROWS]
    ):
        asked: dict[tuple[str, str], list[int]] = {}
        for pk, kind, key in rows:
            asked.setdefault((kind, key), []).append(pk)
        for kind in dict.fromkeys(kind for kind, _key in asked):
            keys = [key for other, key in asked if other == kind]
            for start in range(0, len(keys), TOGETHER):
                heap = keys[start : start + TOGETHER]
                _settle(kind, heap, [pk for key in heap for pk in asked[kind, key]])
                done += len(heap)
    return done


def _settle(kind: str, keys: Sequence[str], requests: Sequence[int]) -> None:
    """Index a heap and forget its requests."""
    with transaction.atomic():
        index_apart(kind=kind, keys=keys)
        IndexRequest.objects.filter(pk__in=requests).delete()


def index_apart(*, kind: str, keys: Sequence[str], anew: bool = False) -> None:
    """Bring the index up to date; one thing that cannot be read stops no other and is named.

    It leaves the index: what stands there may be what somebody has just withdrawn.
    """
    try:
        index_things(kind=kind, keys=keys, anew=anew)
    except Exception as error:  # whatever is wrong with one thing must not stop the others
        if is_database_away(error=error):
            raise
        if len(keys) > 1:
            for key in keys:
                index_apart(kind=kind, keys=[key], anew=anew)
            return
        # Never the words: what could not be read may not be public.
        logger.error("Not indexed: %s %s (%s)", kind, keys[0], type(error).__name__)
        drop_things(kind=kind, keys=keys)


def is_database_away(*, error: Exception) -> bool:
    """Whether trying again may help; what is too large for the database stays too large."""
    is_too_large = str(getattr(error.__cause__, "sqlstate", "")).startswith(TOO_LARGE)
    return isinstance(error, OperationalError | InterfaceError) and not is_too_large


@transaction.atomic
def index_things(*, kind: str, keys: Sequence[str], anew: bool = False) -> None:
    """Bring the index to what the provider of the kind hands in now; what it keeps back leaves.

    The index is held before the texts are read, so that of two workers the later one has the
    later text. Things of a kind that nobody hands in any more leave.
    """
    hold_index(using="default")
    provider = providers().get(kind)
    things = provider.read(keys) if provider else []
    gone = sorted(set(keys) - {thing.key for thing in things if thing.documents})
    if things:
        put_documents(things=things, anew=anew)
    if gone:
        drop_things(kind=kind, keys=gone)
