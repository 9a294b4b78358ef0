"""Takes changed documents over into Elasticsearch, from the database as it is by then."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django_tasks import task

from search.engine.interface import EngineDownError
from search.selectors.entries import entries_of
from search.selectors.mirrored import marks_of, state_of_index

if TYPE_CHECKING:
    from search.engine.adapters.elastic.engine import ElasticEngine


@task()
def mirror_documents(ids: list[int]) -> int:
    """Bring these documents up to date, and count them; a silent node costs no other job its time.

    What did not arrive is brought by the next `sync_elasticsearch`, so nothing is tried again here.
    """
    if not settings.ELASTICSEARCH_URL:
        return 0
    from search.engine.adapters.elastic import portal  # noqa: PLC0415 -- 40 MB of memory

    breaker = portal.breaker_of_portal()
    if not breaker.may_ask():
        return 0
    try:
        mirror(portal.elastic_engine(), ids)
    except EngineDownError as trouble:
        breaker.failed(str(trouble))
        return 0
    breaker.succeeded()
    return len(ids)


def mirror(
    engine: "ElasticEngine",
    ids: Sequence[int],
    *,
    into: Sequence[str] | None = None,
    using: str = "default",
) -> None:
    """Put the documents that are there and drop those that are not; safe in any order.

    The number of the state is read first, so a job that was overtaken writes nothing old.
    """
    state = state_of_index(using=using)
    marks = marks_of(ids, using=using)
    entries = [entry for entry in entries_of(ids, using=using) if entry.id in marks]
    gone = [number for number in ids if number not in marks]
    if entries:
        engine.put(entries, marks=marks, state=state, into=into)
    if gone:
        engine.drop(gone, state=state, into=into)
