"""Reads a question of any length and content into a small one that engines can answer."""

from search.engine.analysis.repair import repair
from search.engine.analysis.skeletons import skeleton
from search.engine.analysis.stems import stem
from search.engine.analysis.stop_words import ALL_STOP_WORDS
from search.engine.analysis.streams import PREFIX
from search.engine.analysis.tokens import parts_of, words_of
from search.engine.asking.glossary import Glossary
from search.engine.asking.words import Words
from search.engine.interface import Alternative, Group, Question

MOST_LETTERS = 1000
MOST_GROUPS = 12


def read_question(text: str, *, words: Words, glossary: Glossary, lang: str) -> Question:
    """Read what was typed; what holds no word gives an empty question, nothing is an error."""
    typed = repair(text[:MOST_LETTERS]).lower()
    parts = [part for word in words_of(typed) for part in parts_of(word)]
    kept = [part for part in parts if skeleton(part) and skeleton(part) not in ALL_STOP_WORDS]
    groups = tuple(_group(part) for part in dict.fromkeys(kept))
    return Question(text=text[:MOST_LETTERS], groups=groups[:MOST_GROUPS])


def _group(word: str) -> Group:
    bare = skeleton(word)
    ways = [Alternative("x", bare)]
    ways += [Alternative("s", root) for root in {stem(word, "ru"): 0, stem(word, "ky"): 0}]
    if len(bare) > PREFIX:
        ways.append(Alternative("p", bare[:PREFIX]))
    return Group(word, tuple(ways))
