"""What a question demands of a document, as a small tree that every engine writes its own way."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from search.engine.interface import Group, Question

# Bounded work: more alternatives than this never reach an engine.
MOST_LEAVES = 400
LONGEST_TERM = 100


class Leaf(NamedTuple):
    """A term stands in a field."""

    field: str
    term: str


class Phrase(NamedTuple):
    """Terms stand one after the other in stream x."""

    terms: tuple[str, ...]


class AnyOf(NamedTuple):
    """One of the parts holds."""

    parts: tuple["Node", ...]


class AllOf(NamedTuple):
    """All parts hold."""

    parts: tuple["Node", ...]


Node = Leaf | Phrase | AnyOf | AllOf


class Condition(NamedTuple):
    """What must hold, and what must not."""

    wanted: Node
    unwanted: Node | None


def condition_of(question: Question, *, needs_all: bool) -> Condition | None:
    """Read a question; None where nothing can fit it.

    Where there are too many ways to say it, what the glossary adds is left out first.
    """
    words = _wanted(question, needs_all=needs_all)
    if words is not None and _leaves(words) > MOST_LEAVES:
        words = _wanted(_smaller(question), needs_all=needs_all)
    if words is None or _leaves(words) > MOST_LEAVES:
        return None
    return Condition(words, _any(_group(group) for group in question.excluded))


def _smaller(question: Question) -> Question:
    """The words alone, each with its best alternatives."""
    most = MOST_LEAVES // 2 // max(1, len(question.groups)) or 1
    groups = (Group(one.word, one.alternatives[:most]) for one in question.groups)
    return replace(question, groups=tuple(groups), extras=())


def _wanted(question: Question, *, needs_all: bool) -> Node | None:
    groups = [_group(group) for group in question.groups]
    phrases = [_phrase(phrase) for phrase in question.phrases]
    if needs_all:
        return _all([*groups, *phrases])
    extras = [_group(group) for group in question.extras]
    found = _any([*groups, *extras])
    return _all([found, *phrases]) if question.groups else _all(phrases)


def is_usable(term: str) -> bool:
    """Whether a term can stand in an index: no spaces, nothing that a database cannot store."""
    return 0 < len(term) <= LONGEST_TERM and term.isprintable() and " " not in term


def _group(group: Group) -> Node | None:
    """A word is found by any of its alternatives, or where all words of an equivalent are."""
    leaves = [Leaf(one.field, one.term) for one in group.alternatives if is_usable(one.term)]
    bundles = [_all([_group(part) for part in bundle]) for bundle in group.bundles if bundle]
    return _any([*dict.fromkeys(leaves), *bundles])


def _phrase(terms: Sequence[str]) -> Node | None:
    if not terms or not all(map(is_usable, terms)):
        return None
    return Phrase(tuple(terms)) if len(terms) > 1 else Leaf("x", terms[0])


def _any(parts: Iterable[Node | None]) -> Node | None:
    known = tuple(part for part in parts if part is not None)
    return known[0] if len(known) == 1 else AnyOf(known) if known else None


def _all(parts: Sequence[Node | None]) -> Node | None:
    """Nothing can hold all parts where one of them can never hold."""
    known = tuple(part for part in parts if part is not None)
    if not known or len(known) < len(parts):
        return None
    return known[0] if len(known) == 1 else AllOf(known)


def _leaves(node: Node) -> int:
    return sum(map(_leaves, node.parts)) if isinstance(node, AnyOf | AllOf) else 1
