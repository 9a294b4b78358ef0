"""Whether things fit a question, asked of analysed texts in memory: the answer of a filtered list.

Holds the terms of a few thousand documents, each once, with the documents it stands in as bits.
"""

from collections.abc import Iterable
from typing import NamedTuple

from search.engine.adapters.conditions import AllOf, Leaf, Node, Phrase, condition_of
from search.engine.analysis.streams import PREFIX
from search.engine.interface import Question


class Text(NamedTuple):
    """A document: the key of its thing, and its streams x and s."""

    key: str
    x: str
    s: str


class Texts:
    """Documents that many questions are held against."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._keys: list[str] = []
        self._x: list[str] = []
        self._bits: dict[tuple[str, str], int] = {}
        for place, text in enumerate(texts):
            self._keys.append(text.key)
            self._x.append(f" {text.x} ")
            skeletons = set(text.x.split())
            terms = {("x", term) for term in skeletons} | {("s", term) for term in text.s.split()}
            terms |= {("p", term[:PREFIX]) for term in skeletons if len(term) >= PREFIX}
            for term in terms:
                self._bits[term] = self._bits.get(term, 0) | 1 << place
        self._all = (1 << len(self._keys)) - 1

    def fitting(self, question: Question) -> set[str]:
        """The keys of the things that a list filtered by this question holds."""
        condition = condition_of(question, needs_all=True)
        if condition is None:
            return set()
        hits = self._fit(condition.wanted)
        if condition.unwanted is not None:
            hits &= ~self._fit(condition.unwanted)
        return {self._keys[place] for place in _places(hits)}

    def _fit(self, node: Node) -> int:
        if isinstance(node, Leaf):
            return self._bits.get((node.field, node.term), 0)
        if isinstance(node, Phrase):
            words = self._all
            for term in node.terms:
                words &= self._bits.get(("x", term), 0)
            phrase = f" {' '.join(node.terms)} "
            return sum(1 << place for place in _places(words) if phrase in self._x[place])
        parts = map(self._fit, node.parts)
        hits = self._all if isinstance(node, AllOf) else 0
        for part in parts:
            hits = hits & part if isinstance(node, AllOf) else hits | part
        return hits


def _places(bits: int) -> list[int]:
    digits = format(bits, "b")[::-1]
    return [place for place, digit in enumerate(digits) if digit == "1"]
