"""nDCG@10 with gain 2^grade − 1, recall@10, MRR@10 and the share of empty answers."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypedDict

from search.engine.measuring.sets import Id, RelevanceSet

DEPTH = 10

Rankings = Mapping[Id, Sequence[Id]]
Named = dict[str, float]


class Report(TypedDict):
    """Figures as JSON: over everything, and of every kind of query."""

    all: Named
    kinds: dict[str, Named]


class Figures(NamedTuple):
    """Means over queries, each from 0 to 1."""

    ndcg: float
    recall: float
    mrr: float
    zero: float

    def as_json(self) -> Named:
        """Name the figures as they are printed."""
        names = (f"ndcg@{DEPTH}", f"recall@{DEPTH}", f"mrr@{DEPTH}", "zero")
        return {name: round(value, 4) for name, value in zip(names, self, strict=True)}


def figures_of(ranking: Sequence[Id], grades: Mapping[Id, int]) -> Figures:
    """Figures of one answer; a passage named twice counts where it stands first.

    `grades` must hold a relevant passage: without one nothing can be said of a ranking.
    """
    top = list(dict.fromkeys(ranking))[:DEPTH]
    best = sorted(grades.values(), reverse=True)[:DEPTH]
    relevant = {one for one, grade in grades.items() if grade > 0}
    first = next((place for place, one in enumerate(top, 1) if one in relevant), None)
    return Figures(
        ndcg=_gain(grades.get(one, 0) for one in top) / _gain(best),
        recall=len(relevant.intersection(top)) / len(relevant),
        mrr=1 / first if first else 0.0,
        zero=0.0 if top else 1.0,
    )


def measure(wanted: RelevanceSet, rankings: Rankings) -> Report:
    """Figures over all queries and of every kind; an answer that is not given is an empty one.

    Queries without a relevant passage among those they ask for are not counted.
    """
    kinds: dict[str, list[Figures]] = {}
    for query in wanted.queries:
        if grades := wanted.grades_of(query):
            kinds.setdefault(query.type, []).append(figures_of(rankings.get(query.id, ()), grades))
    every = [one for figures in kinds.values() for one in figures]
    return {
        "all": mean(every).as_json(),
        "kinds": {kind: mean(figures).as_json() for kind, figures in sorted(kinds.items())},
    }


def mean(figures: Sequence[Figures]) -> Figures:
    """The mean of each figure; of nothing it is 0."""
    if not figures:
        return Figures(0.0, 0.0, 0.0, 0.0)
    return Figures(*(sum(column) / len(figures) for column in zip(*figures, strict=True)))


def _gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))
