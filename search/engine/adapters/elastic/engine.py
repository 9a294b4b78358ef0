"""Elasticsearch as an engine of search: finds, filters and counts, and takes documents in."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from elasticsearch_dsl import Search

from search.engine.adapters.conditions import condition_of
from search.engine.adapters.elastic import writing
from search.engine.adapters.elastic.connection import PATIENCE, Connection
from search.engine.adapters.elastic.errors import IndexMissingError
from search.engine.adapters.elastic.indices import Indices, Names
from search.engine.adapters.elastic.queries import (
    FEW_THINGS,
    candidates_search,
    counts_search,
)
from search.engine.interface import Counts, EngineDownError, Entry, Filters, Found, Question

# Elasticsearch gives no more at once.
MOST_AT_ONCE = 10_000


class ElasticEngine:
    """Raises EngineDownError where it has no answer, or not in time.

    `seconds` is what is left of the reader's patience for all questions of one page.
    """

    name = "elasticsearch"

    def __init__(
        self,
        connection: Connection,
        names: Names,
        *,
        shards: int = 1,
        seconds: float = PATIENCE,
        is_seen_at_once: bool = False,
    ) -> None:
        self.connection = connection
        self.indices = Indices(connection, names, shards=shards)
        self.names = names
        self.seconds = seconds
        self.is_seen_at_once = is_seen_at_once

    def put(
        self,
        entries: Sequence[Entry],
        *,
        marks: Mapping[int, int] | None = None,
        state: int | None = None,
        into: Sequence[str] | None = None,
    ) -> None:
        """Take documents in, or anew; of two states of a document the later one stays."""
        indices = into or self._writing()
        writing.put(self.connection, indices, entries, marks=marks or {}, state=state)
        self._show(indices)

    def drop(
        self, ids: Sequence[int], *, state: int | None = None, into: Sequence[str] | None = None
    ) -> None:
        """Forget documents; unknown ones are no error."""
        indices = into or self._writing()
        writing.drop(self.connection, indices, ids, state=state)
        self._show(indices)

    def candidates(
        self,
        question: Question,
        filters: Filters,
        *,
        limit: int | None = 200,
        needs_all: bool = False,
    ) -> list[Found]:
        """Give the documents that fit, best first, then the newest id."""
        condition = condition_of(question, needs_all=needs_all)
        if condition is None or limit == 0:
            return []
        search = candidates_search(question, condition, filters)
        found: list[Found] = []
        until = time.monotonic() + self.seconds
        while True:
            size = min(MOST_AT_ONCE, limit - len(found) if limit is not None else MOST_AT_ONCE)
            hits = self._ask(search.extra(size=size), until)["hits"]["hits"]
            found += [found_in(hit) for hit in hits]
            if len(hits) < size or len(found) == limit:
                return found
            search = search.extra(search_after=hits[-1]["sort"])

    def counts(
        self,
        question: Question,
        filters: Filters,
        *,
        facets: Sequence[str] = (),
        needs_all: bool = False,
    ) -> Counts:
        """Count things; the counts of a facet leave out the choice within that facet itself."""
        condition = condition_of(question, needs_all=needs_all)
        if condition is None:
            return Counts(0, {facet: {} for facet in facets})
        until = time.monotonic() + self.seconds
        answer = self._ask(counts_search(condition, filters, facets), until)
        counts = counts_in(answer, facets)
        many = large_values(counts)
        if counts.total <= FEW_THINGS and not many:
            return counts
        search = counts_search(condition, filters, facets, exactly=many)
        return joined(counts, counts_in(self._ask(search, until), facets))

    def _ask(self, search: Search, until: float) -> dict[str, Any]:
        """Half an answer is none: what is late or incomplete is asked of the database."""
        seconds = until - time.monotonic()
        if seconds <= 0:
            raise EngineDownError("no answer in time")
        body = {**search.to_dict(), "timeout": f"{max(1, int(seconds * 1000))}ms"}
        answer: dict[str, Any] = self.connection.ask(
            lambda to: (
                to.search(
                    index=self.names.reading,
                    body=body,
                    allow_partial_search_results=False,
                    search_type="dfs_query_then_fetch" if self.indices.shards > 1 else None,
                    filter_path="timed_out,hits.hits.sort,hits.hits.fields,aggregations",
                ).body
            ),
            seconds=seconds,
        )
        if not isinstance(answer, dict) or answer.get("timed_out") is not False:
            raise EngineDownError("no whole answer in time")
        return {"hits": {"hits": []}, **answer}

    def _writing(self) -> list[str]:
        indices = self.indices.writing()
        if not indices:
            raise IndexMissingError("no index takes documents in")
        return indices

    def _show(self, indices: Sequence[str]) -> None:
        if self.is_seen_at_once:
            for index in indices:
                self.indices.refresh(index)


def found_in(hit: Mapping[str, Any]) -> Found:
    """Read one hit."""
    score, number = hit["sort"]
    return Found(int(number), int(hit["fields"]["thing"][0]), float(score))


def counts_in(answer: Mapping[str, Any], facets: Sequence[str]) -> Counts:
    """Read all counts of an answer."""
    found = answer["aggregations"]
    return Counts(
        things_in(found["total"]),
        {facet: values_in(found.get(f"facet{place}")) for place, facet in enumerate(facets)},
    )


def things_in(bucket: Mapping[str, Any]) -> int:
    """How many things were counted, in heaps or all together."""
    if "heaps" in bucket:
        return sum(map(things_in, bucket["heaps"]["buckets"]))
    return int(bucket["things"]["value"])


def values_in(bucket: Mapping[str, Any] | None) -> dict[str, int]:
    """The counts beside the values of one facet."""
    values = bucket["values"]["buckets"] if bucket else []
    return {value["key"]: things_in(value) for value in values}


def large_values(counts: Counts) -> dict[str, list[str]]:
    """The values that so many things have that they must be counted in heaps."""
    return {
        facet: large
        for facet, values in counts.facets.items()
        if (large := [value for value, number in values.items() if number > FEW_THINGS])
    }


def joined(counts: Counts, exact: Counts) -> Counts:
    """The first counts, with the exact ones in their places."""
    return Counts(
        exact.total,
        {facet: {**values, **exact.facets[facet]} for facet, values in counts.facets.items()},
    )
