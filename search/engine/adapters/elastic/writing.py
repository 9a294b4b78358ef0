"""Documents on their way in, many in one request, never an older state over a newer one."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from search.engine.adapters.elastic.connection import WRITING_PATIENCE, Connection, pieces
from search.engine.adapters.elastic.queries import HEAPS
from search.engine.interface import EngineDownError, Entry

logger = logging.getLogger("portal.search")

# Documents in one request, and signs of their terms: a node refuses a hundred megabytes at once.
TOGETHER = 500
MOST_SIGNS = 2_000_000
# What a later state has overtaken, and what was not there to be removed.
OVERTAKEN, GONE = 409, 404
BUSY = 429


def put(
    connection: Connection,
    indices: Sequence[str],
    entries: Sequence[Entry],
    *,
    marks: Mapping[int, int],
    state: int | None,
) -> None:
    """Write documents into each of the indices; what did not arrive is EngineDownError."""
    for index in indices:
        for some in heaps(entries):
            lines: list[Any] = []
            for entry in some:
                lines += [{"index": target(index, entry.id, state)}, document(entry, marks)]
            send(connection, lines)


def drop(
    connection: Connection, indices: Sequence[str], ids: Sequence[int], *, state: int | None
) -> None:
    """Remove documents from each of the indices."""
    for index in indices:
        for some in pieces(ids, TOGETHER):
            send(connection, [{"delete": target(index, one, state)} for one in some])


def heaps(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Part documents into requests by their number and by how long they are."""
    heap: list[Entry] = []
    signs = 0
    for entry in entries:
        own = sum(map(len, entry.streams[:3]))
        if heap and (len(heap) >= TOGETHER or signs + own > MOST_SIGNS):
            yield heap
            heap, signs = [], 0
        heap.append(entry)
        signs += own
    if heap:
        yield heap


def target(index: str, number: int, state: int | None) -> dict[str, Any]:
    """Where a document lies; with a state, a newer one that lies there already stays."""
    place: dict[str, Any] = {"_index": index, "_id": str(number)}
    if state is not None:
        place |= {"version": state, "version_type": "external_gte"}
    return place


def document(entry: Entry, marks: Mapping[int, int]) -> dict[str, Any]:
    """A document as it lies in the index."""
    return {
        "number": entry.id,
        "thing": entry.thing,
        "heap": entry.thing % HEAPS,
        "mark": marks.get(entry.id, 0),
        "x": entry.streams.x,
        "s": entry.streams.s,
        "p": entry.streams.p,
        "facets": {name: list(values) for name, values in entry.facets.items()},
    }


def send(connection: Connection, lines: Sequence[Any]) -> None:
    """Send one request; refused documents are logged, lost ones are an error."""
    answer = connection.ask(
        lambda to: to.bulk(operations=lines, filter_path="errors,items.*.status,items.*.error"),
        seconds=WRITING_PATIENCE,
    )
    if answer.get("errors"):
        look_at(one for item in answer["items"] for one in item.values())


def look_at(results: Iterable[Mapping[str, Any]]) -> None:
    """Part what is in order from what was refused for good and what did not arrive."""
    for one in results:
        status, error = one.get("status", 200), one.get("error")
        if not error or (status in (OVERTAKEN, GONE) and "index_not_found" not in str(error)):
            continue
        if status == BUSY or status >= 500 or "index_not_found" in str(error):
            raise EngineDownError(f"{status} {error.get('type', '')}")
        logger.error("Elasticsearch refuses a document: %s %s", status, error.get("type", ""))
