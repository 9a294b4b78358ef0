"""All terms that stand for a word of a question, each with a weight."""

from collections.abc import Iterable

from search.engine.analysis.kyrgyz import kyrgyz_stem
from search.engine.analysis.skeletons import is_latin, skeleton
from search.engine.analysis.stems import russian_stem, stem
from search.engine.analysis.streams import PREFIX
from search.engine.asking.words import Words
from search.engine.interface import Alternative

# More ways than this for one word add work and noise, and find nothing new.
MOST_WAYS = 40
# What is shorter than this says nothing, unless it is the word itself.
SHORTEST_STEM = 3
# The first letters stand for words that are clearly longer than they.
SHORTEST_FOR_PREFIX = 6


def stems_of(word: str) -> tuple[str, ...]:
    """The stems that texts of every language may have for a small word, each once."""
    if is_latin(word):
        return (stem(word, "en"),)
    bare = skeleton(word)
    found = dict.fromkeys((russian_stem(word), kyrgyz_stem(bare)))
    return tuple(one for one in found if len(one) >= SHORTEST_STEM) or (bare,)


def marked_stems(word: str) -> frozenset[str]:
    """The stems of a small word, each with the language it is a stem of.

    Words whose stems meet only across languages (доля, долина) are not the same word.
    """
    if is_latin(word):
        return frozenset({f"en:{stem(word, 'en')}"})
    bare = skeleton(word)
    found = (("ru", russian_stem(word)), ("ky", kyrgyz_stem(bare)))
    return frozenset(f"{lang}:{one if len(one) >= SHORTEST_STEM else bare}" for lang, one in found)


def ways_of(word: str, weight: float = 1.0) -> list[Alternative]:
    """The skeleton, the stems and the first letters of a small word."""
    bare = skeleton(word)
    if not bare:
        return []
    ways = [Alternative("x", bare, weight)]
    ways += [Alternative("s", root, weight) for root in stems_of(word)]
    if len(bare) >= SHORTEST_FOR_PREFIX:
        ways.append(Alternative("p", bare[:PREFIX], weight))
    return ways


def best_ways(ways: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Each term once with its greatest weight, the weightiest first, not too many."""
    best: dict[tuple[str, str], Alternative] = {}
    for way in ways:
        known = best.get((way.field, way.term))
        if known is None or known.weight < way.weight:
            best[way.field, way.term] = way
    return tuple(sorted(best.values(), key=lambda way: -way.weight)[:MOST_WAYS])


def is_known(ways: Iterable[Alternative], words: Words) -> bool:
    """Whether the index has the word itself or one of its stems."""
    listed = list(ways)
    exact = [way.term for way in listed if way.field == "x"]
    stems = [way.term for way in listed if way.field == "s"]
    return bool(words.known("x", exact) or words.known("s", stems))
