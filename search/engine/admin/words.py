"""Words of titles and of what editors type, as the terms that the index of the admin keeps."""

from collections.abc import Iterable
from functools import lru_cache

from search.engine.analysis.keyboards import kyrgyz_spelling, russian_spelling
from search.engine.analysis.repair import repair
from search.engine.analysis.skeletons import is_latin, skeleton
from search.engine.analysis.tokens import parts_of, words_of
from search.engine.asking.ways import stems_of

# Nobody types more words into a chooser; what is longer was pasted.
MOST_WORDS = 24
# Beyond this a database refuses the row; nobody looks for a word so far down.
LONGEST_TEXT = 400_000
Ways = tuple[str, ...]


def small_words(text: str) -> list[str]:
    """The parts of the words of a text, in small letters, repaired."""
    return [part for word in words_of(repair(text).lower()) for part in parts_of(word)]


def kept_text(text: str) -> str:
    """What the index keeps of a text: its skeletons in order, then stems that differ from them.

    Skeletons follow each other as in the text, so that phrases and beginnings of words are found.
    """
    parts = small_words(text[:LONGEST_TEXT])
    order = [bare for part in parts if (bare := skeleton(part))]
    known = set(order)
    stems = dict.fromkeys(root for part in parts for root in _stems(part) if root not in known)
    return " ".join([*order, *stems])


@lru_cache(maxsize=2**14)
def _stems(part: str) -> Ways:
    return stems_of(part)


def spellings_of(part: str) -> Ways:
    """A typed word, and how Russian and Kyrgyz write it if it is typed in Latin letters."""
    return (part, russian_spelling(part), kyrgyz_spelling(part)) if is_latin(part) else (part,)


def beginnings_of(part: str) -> Ways:
    """What a half typed word may go on from."""
    return _each_once(skeleton(one) for one in spellings_of(part))


def ways_of_word(part: str) -> Ways:
    """The terms that may stand for a typed word: its spellings and their stems."""
    return _each_once(term for one in spellings_of(part) for term in (skeleton(one), *_stems(one)))


def _each_once(terms: Iterable[str]) -> Ways:
    return tuple(dict.fromkeys(term for term in terms if term))


def typed_words(text: str) -> list[str]:
    """The words that somebody typed, not too many; signs alone are none."""
    return [part for part in small_words(text[:LONGEST_TEXT]) if skeleton(part)][:MOST_WORDS]
