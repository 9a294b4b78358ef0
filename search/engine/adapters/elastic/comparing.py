"""What an index holds, as marks: first the sums of whole ranges, then the range that differs."""

from collections.abc import Mapping
from typing import Any

from elasticsearch_dsl import Search

from search.engine.adapters.elastic.connection import WRITING_PATIENCE, Connection

# Numbers of documents in one range; Elasticsearch gives so many marks at once.
RANGE = 5_000

# How many documents a range has, and the sum of their marks.
Sums = Mapping[int, tuple[int, int]]


def sums_search() -> Search:
    """Ask for the sum of the marks of every range."""
    search = Search().source(False).extra(size=0, track_total_hits=False)
    ranges = search.aggs.bucket(
        "ranges", "histogram", field="number", interval=RANGE, min_doc_count=1
    )
    ranges.metric("marks", "sum", field="mark")
    return search


def marks_search(place: int) -> Search:
    """Ask for the marks of one range."""
    return (
        Search()
        .query("range", number={"gte": place * RANGE, "lt": (place + 1) * RANGE})
        .sort("number")
        .source(False)
        .extra(size=RANGE, stored_fields="_none_", docvalue_fields=["mark"], track_total_hits=False)
    )


def sums_in(connection: Connection, index: str) -> Sums:
    """The ranges of an index."""
    buckets = _ask(connection, index, sums_search())["aggregations"]["ranges"]["buckets"]
    return {
        int(one["key"]) // RANGE: (int(one["doc_count"]), int(one["marks"]["value"]))
        for one in buckets
    }


def marks_in(connection: Connection, index: str, place: int) -> dict[int, int]:
    """The marks of one range by number of document."""
    hits = _ask(connection, index, marks_search(place))["hits"]["hits"]
    return {int(hit["sort"][0]): int(hit["fields"]["mark"][0]) for hit in hits}


def sums_of(marks: Mapping[int, int]) -> Sums:
    """The ranges of marks that are in memory."""
    sums: dict[int, tuple[int, int]] = {}
    for number, mark in marks.items():
        count, total = sums.get(number // RANGE, (0, 0))
        sums[number // RANGE] = count + 1, total + mark
    return sums


def _ask(connection: Connection, index: str, search: Search) -> Any:
    body = search.to_dict()
    return connection.ask(
        lambda to: to.search(index=index, body=body, allow_partial_search_results=False).body,
        seconds=WRITING_PATIENCE,
    )
