"""Questions as Elasticsearch is asked them; whole bodies, which need no server to be looked at."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from elasticsearch_dsl import A, Q, Search

from search.engine.adapters.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Leaf,
    Node,
    Phrase,
    is_usable,
)
from search.engine.interface import Filters, Group, Question

# How much a field is worth; the ranking counts alike.
WORTH = {"x": 1.0, "s": 1.0, "p": 0.5}
# More values than any facet has: municipalities are the most.
MOST_VALUES = 2_000
# Things are told apart by marks of 25 bits, so that among 500 things two share one in 270 counts.
# Larger counts are made again, as the sum of small heaps of things.
FEW_THINGS = 500
HEAPS = 128
# Up to here Elasticsearch keeps every mark: 8 kB for each value of each facet, 260 for 40,000.
EXACT_UP_TO = 1_000
FACET = re.compile(r"\w{1,40}")


def candidates_search(question: Question, condition: Condition, filters: Filters) -> Search:
    """What fits, best first, then the newest; only numbers come back."""
    conditions = [written(condition.wanted), *chosen(filters)]
    query = Q("bool", filter=conditions, should=list(scoring(question)))
    if condition.unwanted is not None:
        query.must_not.append(written(condition.unwanted))
    return (
        Search()
        .query(query)
        .sort({"_score": "desc"}, {"number": "desc"})
        .source(False)
        .extra(stored_fields="_none_", docvalue_fields=["thing"], track_total_hits=False)
    )


def counts_search(
    condition: Condition,
    filters: Filters,
    facets: Sequence[str],
    *,
    exactly: Mapping[str, Sequence[str]] | None = None,
) -> Search:
    """Things that fit, in all and beside every value of every facet; no documents.

    With `exactly` only these values are counted, each in heaps.
    """
    query = Q("bool", filter=[written(condition.wanted)])
    if condition.unwanted is not None:
        query.must_not.append(written(condition.unwanted))
    search = Search().query(query).source(False).extra(size=0, track_total_hits=False)
    in_heaps = exactly is not None
    count_things(search.aggs.bucket("total", "filter", all_of(chosen(filters))), in_heaps=in_heaps)
    for place, facet in enumerate(facets):
        if not FACET.fullmatch(facet) or (exactly is not None and not exactly.get(facet)):
            continue
        others = {name: values for name, values in filters.items() if name != facet}
        free = search.aggs.bucket(f"facet{place}", "filter", all_of(chosen(others)))
        only = {"include": sorted(exactly[facet])} if exactly is not None else {}
        values = free.bucket("values", "terms", field=f"facets.{facet}", size=MOST_VALUES, **only)
        count_things(values, in_heaps=in_heaps)
    return search


def count_things(bucket: Any, *, in_heaps: bool) -> None:
    """Count different things: of languages and pages of one thing, one."""
    if in_heaps:
        bucket = bucket.bucket("heaps", "terms", field="heap", size=HEAPS)
    bucket.metric("things", A("cardinality", field="thing", precision_threshold=EXACT_UP_TO))


def all_of(conditions: Sequence[Any]) -> Any:
    """A filter of these conditions; none of them lets everything through."""
    return Q("bool", filter=list(conditions)) if conditions else Q("match_all")


def chosen(filters: Filters) -> list[Any]:
    """The choices as filters; a facet that cannot be has no documents."""
    return [
        Q("terms", **{f"facets.{facet}": [value for value in values if value.isprintable()]})
        if FACET.fullmatch(facet)
        else Q("match_none")
        for facet, values in filters.items()
        if values
    ]


def scoring(question: Question) -> Iterable[Any]:
    """Of the ways to say a word, the best of every field counts."""
    for group in (*question.groups, *question.extras):
        for field, worth in WORTH.items():
            ways = [one for one in scored(group, field, worth) if one is not None]
            if ways:
                yield ways[0] if len(ways) == 1 else Q("dis_max", queries=ways)


def scored(group: Group, field: str, worth: float) -> Iterable[Any]:
    """The ways of one field, each with its weight."""
    weights: dict[str, float] = {}
    for one in group.alternatives:
        if one.field == field and is_usable(one.term):
            weights[one.term] = max(one.weight, weights.get(one.term, 0.0))
    for term, weight in weights.items():
        yield Q("term", **{field: {"value": term, "boost": round(weight * worth, 4)}})


def written(node: Node) -> Any:
    """A condition as a query; what is long is looked up as one list of terms."""
    if isinstance(node, Leaf):
        return Q("term", **{node.field: node.term})
    if isinstance(node, Phrase):
        return Q("match_phrase", x=" ".join(node.terms))
    if isinstance(node, AllOf):
        return Q("bool", filter=[written(part) for part in node.parts])
    return Q("bool", should=any_of(node), minimum_should_match=1)


def any_of(node: AnyOf) -> list[Any]:
    """Plain terms of one field are one query, whatever their number."""
    terms: dict[str, list[str]] = {}
    others = []
    for part in node.parts:
        if isinstance(part, Leaf):
            terms.setdefault(part.field, []).append(part.term)
        else:
            others.append(written(part))
    return [*(Q("terms", **{field: found}) for field, found in terms.items()), *others]
