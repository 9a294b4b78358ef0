"""Sets of words that mean the same, found again in a question by the stems of their words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Glossary:
    """What editors wrote down as equal, ready to be looked up."""

    rows: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def build(cls, rows: Iterable[Sequence[str]]) -> "Glossary":
        """Prepare rows, each a set of equivalents: abbreviation, full form, other language."""
        return cls(tuple(tuple(row) for row in rows))
