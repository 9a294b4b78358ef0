"""What a word may have been meant as that the index does not have: other letters, keys, typos."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.engine.analysis.keyboards import (
    has_latin,
    kyrgyz_spelling,
    on_cyrillic_keys,
    on_latin_keys,
    russian_spelling,
)
from search.engine.analysis.skeletons import skeleton
from search.engine.analysis.stop_words import ALL_STOP_WORDS
from search.engine.asking.ways import is_known, stems_of, ways_of
from search.engine.asking.words import Words
from search.engine.interface import Alternative

OTHER_LETTERS = 0.9
NEAR_WORD, NEAR_STEM_OF_WORD, NEAR_STEM = 0.8, 0.7, 0.6
EDIT_COST = 0.2
SHORTEST_MISTYPED = 4
SHORTEST_STEM = 5
MOST_SPELLINGS = 3
MOST_NEIGHBOURS, MOST_NEAR_STEMS = 4, 3


@dataclass(frozen=True)
class Guess:
    """How a word was understood: its terms, the words that they stand for, what to announce."""

    ways: tuple[Alternative, ...]
    readings: tuple[str, ...]
    read_as: str = ""
    other_keys: bool = False


def guess(word: str, keys: str, words: Words) -> Guess:
    """Understand a word that the index does not have, by other letters first, then as mistyped."""
    sounds = [russian_spelling(word), kyrgyz_spelling(word)] if has_latin(word) else []
    on_keys = _on_other_keys(word, keys)
    # Of stretches of keys the longest that is a word was meant; what lies in it was not.
    known = [*_known(sounds, words), *_known(on_keys, words)[:1]]
    if known:
        best = max(known, key=lambda one: _frequency(one, words))
        ways = [way for one in known for way in ways_of(one, OTHER_LETTERS)]
        return Guess((*ways_of(word), *ways), tuple(known), best, best in on_keys)
    spellings = [one for one in dict.fromkeys((*sounds, *on_keys)) if skeleton(one)]
    if not has_latin(word):
        return _mistyped([word], ways_of(word), words)
    if empty := [one for one in spellings if skeleton(one) in ALL_STOP_WORDS]:
        return Guess((), (), empty[0])
    guessed = [way for one in spellings for way in ways_of(one, OTHER_LETTERS)]
    return _mistyped([word, *spellings], [*ways_of(word), *guessed], words)


def _on_other_keys(word: str, keys: str) -> list[str]:
    """A whole stretch of keys, also without the marks that may end a sentence; or a word."""
    if not has_latin(word):
        return [on_latin_keys(word)]
    return [on_cyrillic_keys(one) for one in (keys, keys.rstrip(".,;:'"), word)]


def _known(spellings: Iterable[str], words: Words) -> list[str]:
    return [one for one in dict.fromkeys(spellings) if is_known(ways_of(one), words)]


def _frequency(word: str, words: Words) -> int:
    stems = max((words.documents("s", one) for one in stems_of(word)), default=0)
    return max(words.documents("x", skeleton(word)), stems)


def _mistyped(spellings: list[str], own: list[Alternative], words: Words) -> Guess:
    """Near words of the index for the first spelling that has any."""
    ways = list(own)
    for spelling in spellings[:MOST_SPELLINGS]:
        bare = skeleton(spelling)
        if len(bare) < SHORTEST_MISTYPED or bare.isdigit():
            continue
        near = words.neighbours(bare, _most_edits(bare))[:MOST_NEIGHBOURS]
        for term, distance in near:
            cost = EDIT_COST * distance / _most_edits(bare)
            ways.append(Alternative("x", term, NEAR_WORD - cost))
            ways += [Alternative("s", one, NEAR_STEM_OF_WORD - cost) for one in stems_of(term)]
        stems = _near_stems(spelling, words)
        ways += [Alternative("s", term, NEAR_STEM) for term in stems]
        if near or stems:
            read_as = near[0][0] if near else stems[0]
            return Guess(tuple(ways), tuple(term for term, _ in near[:1]), read_as)
    return Guess(tuple(ways), tuple(spellings[:1]))


def _most_edits(bare: str) -> int:
    return 1 if len(bare) <= 5 else 2 if len(bare) <= 10 else 3


def _near_stems(word: str, words: Words) -> list[str]:
    near: list[str] = []
    for one in stems_of(word):
        if len(one) >= SHORTEST_STEM:
            limit = 1 if len(one) < 8 else 2
            near += [term for term, _ in words.neighbours(one, limit, "s", MOST_NEAR_STEMS)]
    return list(dict.fromkeys(near))[:MOST_NEAR_STEMS]
