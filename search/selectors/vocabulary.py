"""The words of an index in memory, brought up to date by what changed since it was read."""

from dataclasses import dataclass
from threading import Lock
from typing import cast

from search.engine.asking.words import Vocabulary
from search.engine.interface import FieldName
from search.models import IndexState, SearchTerm

Frequencies = dict[FieldName, dict[str, int]]


@dataclass(frozen=True)
class _Remembered:
    """A vocabulary and the state of the index it belongs to."""

    state: int
    words: Vocabulary


_known: dict[str, _Remembered] = {}
_lock = Lock()


def words_of_index(*, using: str = "default") -> Vocabulary:
    """The vocabulary as it is now: one statement, and another where the index has changed.

    A term whose last document was withdrawn is unknown at once.
    """
    index = IndexState.objects.using(using).filter(pk=1).first() or IndexState()
    known = _known.get(using)
    if known is None or known.state != index.state:
        with _lock:
            known = _read(index, _known.get(using), using)
            _known[using] = known
    return known.words


def forget_words(*, using: str) -> None:
    """Let the memory of an index go that is there no longer."""
    _known.pop(using, None)


def _read(index: IndexState, known: _Remembered | None, using: str) -> _Remembered:
    """Read what changed; all of it where terms have vanished or the index is another one."""
    rows = SearchTerm.objects.using(using)
    frequencies: Frequencies = {"x": {}, "s": {}, "p": {}}
    if known is not None and index.vanished <= known.state < index.state:
        rows = rows.filter(state__gt=known.state)
        frequencies = {field: dict(terms) for field, terms in known.words.frequencies.items()}
    for field, term, documents in rows.values_list("field", "term", "documents").iterator(5000):
        frequencies[cast(FieldName, field)][term] = documents
    average = index.terms / index.documents if index.documents else 0.0
    return _Remembered(index.state, Vocabulary(frequencies, index.documents, average))
