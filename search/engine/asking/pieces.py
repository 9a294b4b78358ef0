"""Parts a question into words, quoted phrases and words to leave out, however it is written."""

import re
from dataclasses import dataclass
from itertools import islice

from search.engine.analysis.repair import repair
from search.engine.analysis.skeletons import skeleton
from search.engine.analysis.stop_words import ALL_STOP_WORDS, STOP_WORDS
from search.engine.analysis.tokens import parts_of, words_of

# Nobody means more; the rest of a longer question is not read at all.
MOST_LETTERS = 200
MOST_WORDS = 12
MOST_PHRASES = 3
MOST_EXCLUDED = 4
QUOTED = re.compile("\"([^\"]*)\"|«([^«»]*)»|[“„]([^“”„]*)[“”]|''([^']*)''")
EXCLUDED = re.compile(r"(?<!\S)[-\u2212](?=[^\W_])([^\s]+)")
# Signs that join words in other engines; between capitals they are no words.
OPERATORS = re.compile(r"(?<!\S)(?:AND|OR|NOT|NEAR)(?!\S)")
SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Word:
    """A small word of the question; `keys` is what was typed around it, up to the spaces."""

    text: str
    keys: str


@dataclass(frozen=True)
class Pieces:
    """A question in parts: its cleaned text, words in their order, phrases, words to leave out."""

    text: str
    words: tuple[Word, ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()


def part(typed: str, lang: str) -> Pieces:
    """Part what was typed in a language of the page. Words of phrases are among the words."""
    text = SPACES.sub(" ", repair(typed[:MOST_LETTERS])).strip()
    phrases = ["".join(found) for found in QUOTED.findall(text)]
    rest = OPERATORS.sub(" ", text).lower()
    excluded = [word for found in EXCLUDED.findall(rest) for word in _parts(found)]
    words = [Word(word, keys) for keys in EXCLUDED.sub(" ", rest).split() for word in _parts(keys)]
    telling = [_telling(_parts(phrase.lower())) for phrase in phrases]
    return Pieces(
        text=text,
        words=tuple(_telling_words(words, lang)),
        phrases=tuple(tuple(phrase[:MOST_WORDS]) for phrase in telling if phrase)[:MOST_PHRASES],
        excluded=tuple(dict.fromkeys(_telling(excluded)))[:MOST_EXCLUDED],
    )


def _parts(text: str) -> list[str]:
    return [one for word in words_of(text) for one in parts_of(word)]


def _telling(words: list[str], stops: frozenset[str] = ALL_STOP_WORDS) -> list[str]:
    """The words that say something: no stop words, no single letters."""
    bare = ((word, skeleton(word)) for word in words)
    return [
        word
        for word, term in bare
        if term and term not in stops and (len(term) > 1 or term.isdigit())
    ]


def _telling_words(words: list[Word], lang: str) -> list[Word]:
    """Each word once; where stop words are all there is, only those of the page's own language.

    A word that is empty in one language may be the very thing meant in the other.
    """
    for stops in (ALL_STOP_WORDS, STOP_WORDS.get(lang, ALL_STOP_WORDS)):
        kept = {
            skeleton(word.text): word for word in reversed(words) if _telling([word.text], stops)
        }
        if kept:
            return list(islice(reversed(kept.values()), MOST_WORDS))
    return []
