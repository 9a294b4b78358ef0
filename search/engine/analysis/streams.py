"""A text becomes its three streams of terms, word by word, and words are remembered."""

from functools import lru_cache

from search.engine.analysis.misread import variants
from search.engine.analysis.repair import repair
from search.engine.analysis.skeletons import skeleton
from search.engine.analysis.stems import stem
from search.engine.analysis.stop_words import STOP_WORDS
from search.engine.analysis.tokens import HYPHENS, parts_of, words_of
from search.engine.interface import Streams

# Raised with every change of what comes out of `analyse`.
ANALYSIS_VERSION = 4
# First letters that derived words and loan words of both languages share.
PREFIX = 5
# More than the different words of a large municipality's papers; about 30 MB when full.
MOST_REMEMBERED = 2**16
# Longer runs of letters are no words: stemming them takes seconds, remembering them memory.
LONGEST_WORD = 300
NO_STOP_WORDS: frozenset[str] = frozenset()

# What a word gives: terms of x in their order, terms that stand beside the order, and stems.
Terms = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def analyse(text: str, lang: str) -> Streams:
    """Read a text of a language ("ru", "ky", "en"); anything is read, nothing is refused.

    The words of x follow each other as in the text, so that phrases can be found in it; joined
    forms of hyphenated words come after all others.
    """
    order: list[str] = []
    beside: list[str] = []
    stems: list[str] = []
    for word in words_of(repair(text).lower()):
        found = terms_of(word[:LONGEST_WORD], lang)
        order += found[0]
        beside += found[1]
        stems += found[2]
    order += beside
    prefixes = [term[:PREFIX] for term in order if len(term) >= PREFIX]
    return Streams(" ".join(order), " ".join(stems), " ".join(prefixes), len(order))


@lru_cache(maxsize=MOST_REMEMBERED)
def terms_of(word: str, lang: str) -> Terms:
    """The terms that a small word of a text of a language gives; stop words give none."""
    stops = STOP_WORDS.get(lang, NO_STOP_WORDS)
    parts = [(skeleton(part), stem(part, lang)) for part in parts_of(word)]
    kept = [(term, root) for term, root in parts if term and term not in stops]
    order = tuple(term for term, _ in kept)
    stems = tuple(root or term for term, root in kept)
    beside = [word] if len(parts) > 1 else []
    if lang == "ky":
        beside += [variant for part in parts_of(word) for variant in variants(part)]
    joined = [HYPHENS.sub("", one) for one in beside]
    return order, tuple(map(skeleton, joined)), (*stems, *(stem(one, lang) for one in joined))
