"""What a comparison is made of: columns, rows, cells."""

from dataclasses import dataclass, field

from django.utils.translation import get_language

from best_practice.engine.facts import CaseFacts, Text
from core.labels import in_language
from peer_learning.engine.council_parts import no_data
from peer_learning.engine.papers import shorten

LONGEST_WORDS = 180


@dataclass(frozen=True)
class Column:
    """A case as a column; `texts` by language."""

    letter: str
    number: int
    title: str
    language: str
    url: str
    place: str
    facts: CaseFacts
    lessons: Text = field(default_factory=dict)
    repetitions: int = 0
    sources: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Cell:
    """What one case says in a row; `share` is the length of its bar, `note` its division."""

    text: str
    note: str = ""
    share: float | None = None
    is_computed: bool = False
    is_least: bool = False
    is_figure: bool = False
    language: str = ""


@dataclass(frozen=True)
class Row:
    """One fact over all cases."""

    label: str
    cells: tuple[Cell, ...]
    note: str = ""


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    title: str
    rows: tuple[Row, ...]


def spoken(texts: Text, limit: int = LONGEST_WORDS) -> Cell:
    """A text in the language of the page, else in another one, which the cell then names."""
    text, language = in_language(texts)
    if not text:
        return Cell(no_data())
    own = (get_language() or "ru")[:2]
    return Cell(shorten(text, limit), language="" if language == own else language)
