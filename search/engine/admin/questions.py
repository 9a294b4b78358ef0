"""What the library asks with, as one small tree that each database writes in its own language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from search.engine.admin.words import beginnings_of, typed_words, ways_of_word
from search.engine.analysis.skeletons import skeleton


@dataclass(frozen=True)
class AnyOf:
    """A word by its terms, of which one is enough; the beginnings stand for whatever follows."""

    terms: tuple[str, ...]
    beginnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class InOrder:
    """Words that stand one after the other."""

    terms: tuple[str, ...]


@dataclass(frozen=True)
class All:
    """Everything of this, and nothing of that."""

    wanted: "tuple[Node, ...]"
    unwanted: "tuple[Node, ...]" = ()


@dataclass(frozen=True)
class Either:
    """One of these is enough."""

    parts: "tuple[Node, ...]"


Node = AnyOf | InOrder | All | Either
EVERYTHING = All(())
NOTHING = Either(())


def read(query: SearchQuery, *, begins: bool) -> Node:
    """Read a query; with `begins` the last word of a text may still be half typed."""
    if isinstance(query, MatchAll):
        return EVERYTHING
    if isinstance(query, PlainText | Fuzzy):
        operator = getattr(query, "operator", "and")
        return _words(query.query_string, operator, begins=begins)
    if isinstance(query, Phrase):
        terms = tuple(skeleton(word) for word in typed_words(query.query_string))
        return InOrder(terms) if terms else NOTHING
    return _joined(query, begins=begins)


def _joined(query: SearchQuery, *, begins: bool) -> Node:
    if isinstance(query, Boost):
        return read(query.subquery, begins=begins)
    if isinstance(query, Not):
        return All((), (read(query.subquery, begins=begins),))
    if isinstance(query, And):
        return _all(read(one, begins=begins) for one in query.subqueries)
    if isinstance(query, Or):
        return _either([read(one, begins=begins) for one in query.subqueries])
    raise NotImplementedError(f"{type(query).__name__} is no question of the admin")


def _words(text: str, operator: str, *, begins: bool) -> Node:
    words = typed_words(text)
    if not words:
        return NOTHING
    last = len(words) - 1
    found = tuple(
        AnyOf(ways_of_word(word), beginnings_of(word) if begins and place == last else ())
        for place, word in enumerate(words)
    )
    return All(found) if operator.lower() == "and" else Either(found)


def _all(nodes: Iterable[Node]) -> Node:
    """Join parts; what is unwanted in one of them is unwanted in all."""
    wanted: list[Node] = []
    unwanted: list[Node] = []
    for node in nodes:
        if isinstance(node, All):
            wanted += node.wanted
            unwanted += node.unwanted
        else:
            wanted.append(node)
    return NOTHING if NOTHING in wanted else All(tuple(wanted), tuple(unwanted))


def _either(nodes: Sequence[Node]) -> Node:
    """Offer parts; one that only leaves things out lets everything in, as no index lists that."""
    if any(isinstance(node, All) and not node.wanted for node in nodes):
        return EVERYTHING
    return Either(tuple(node for node in nodes if node != NOTHING))
