"""The set of queries that search is judged by, and figures of it, each engine asked once."""

import json
from functools import cache
from pathlib import Path

from search.engine.measuring import Figures, figures_of, read_set
from search.engine.measuring.figures import mean

FOLDER = Path(__file__).parent


def rows(name):
    """The rows of one of our files."""
    text = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@cache
def our_set(split=""):
    """Our passages, queries and grades."""
    names = ("passages", "queries", "qrels")
    files = [(FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() for name in names]
    return read_set(*files, split=split)


def figures_by(wanted, rankings, key) -> dict[str, Figures]:
    """The mean figures of the queries by anything that can be read from a query."""
    groups = {}
    for query in wanted.queries:
        figures = figures_of(rankings.get(query.id, ()), wanted.grades_of(query))
        groups.setdefault(key(query), []).append(figures)
    return {name: mean(every) for name, every in groups.items()}
