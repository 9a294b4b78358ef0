"""The stem of a Kyrgyz word: the longest listed stem with legal endings, else light stripping.

Works on skeletons. The list is short and our own; most words fall to light stripping, which takes
endings off from the outside inwards and needs to know no word.
"""

import re
from pathlib import Path

from search.engine.analysis.grammar import (
    CASE,
    PLURAL,
    POSSESSIVE,
    RELATIONAL,
    VOWELS,
    is_legal,
    shapes,
)
from search.engine.analysis.skeletons import skeleton

SHORTEST_STEM = 3
# A stem in its own voice at the end; before a vowel it has the other one.
VOICED = {"г": "к", "б": "п"}


def _listed() -> frozenset[str]:
    lines = Path(__file__).with_name("kyrgyz_stems.txt").read_text("utf-8").splitlines()
    words = {skeleton(word) for line in lines if line[:1] != "#" for word in line.split()}
    return frozenset(word for word in words if not _is_made_of(word, words))


def _is_made_of(word: str, words: set[str]) -> bool:
    """Whether a listed word is the gerund or the adjective of another, and so no stem."""
    if (made := ADJECTIVE.fullmatch(word)) and made.group(1) in words:
        return True
    if word.endswith("уу"):
        return word[:-2] in words
    return word.endswith("оо") and (word[:-2] + "а" in words or word[:-2] + "о" in words)


def _stripper(endings: str, shortest: int) -> re.Pattern[str]:
    """Parts a word into the shortest stem that is long enough and the longest ending."""
    return re.compile(f"(.{{{shortest},}}?){shapes(endings)}$")


ADJECTIVE = _stripper("LIк", 4)
STEMS = _listed()
CASES = _stripper(f"{CASE} {RELATIONAL} DAGIдAй", 3)
POSSESSIVES = _stripper(POSSESSIVE, 3)
PLURALS = _stripper(PLURAL, 3)
VERBS = _stripper(
    "уу оо GAн GAнDIк оочI уучI чу AсI BAс DI Aт йт Iп IптIр сA GAй AлI йлI GIсI мAк мAкчI GIчA "
    "GAнчA BAй BAйт IшAт ууDA BAGAн BAсA IлDI IлGAн IлAт Iлуу IшDI",
    4,
)
DERIVED = _stripper("LIк LIг LII LIу DIу луу дуу туу сIз чI чIл GIч LA LAш LAн LAт LAштIр DIр", 4)
FINAL_VOWEL = re.compile("[ыиу]$")


def kyrgyz_stem(word: str) -> str:
    """The stem of a skeleton; words under four letters stay as they are."""
    return word if len(word) < SHORTEST_STEM + 1 else listed_stem(word) or light_stem(word)


def listed_stem(word: str, shortest: int = SHORTEST_STEM) -> str:
    """The longest listed stem that can carry what is left of the word; nothing if there is none."""
    for end in range(len(word), shortest - 1, -1):
        stem, remainder = _as_listed(word[:end], word[end:])
        if stem and is_legal(stem, remainder):
            return stem
    return ""


def _as_listed(start: str, remainder: str) -> tuple[str, str]:
    """The listed stem that a word starts with and its ending, as they were before they met."""
    if start in STEMS:
        return start, remainder
    if start[-1] in VOICED and remainder[:1] in VOWELS:
        other = start[:-1] + VOICED[start[-1]]
        return (other if other in STEMS else ""), remainder
    if remainder.startswith("оо"):
        whole = next((start + vowel for vowel in "ао" if start + vowel in STEMS), "")
        return whole, f"уу{remainder[2:]}"
    return "", remainder


def light_stem(word: str) -> str:
    """What is left when the usual endings are taken off, each kind once."""
    for layer in (CASES, POSSESSIVES, PLURALS):
        word = _without(layer, word)
    if len(word) > 7:
        word = _without(POSSESSIVES, _without(PLURALS, word))
    word = _without(VERBS, word)
    for _ in range(3):
        if len(word) > 5:
            word = _without(DERIVED, word)
    return _even(word)


def _without(layer: re.Pattern[str], word: str) -> str:
    found = layer.match(word)
    return found.group(1) if found and not VOWELS.isdisjoint(found.group(1)) else word


def _even(word: str) -> str:
    """Voice at the end of a stem depends on what followed, and so does its last narrow vowel."""
    even = word[:-1] + VOICED.get(word[-1:], word[-1:])
    return FINAL_VOWEL.sub("", even) if len(even) > 4 else even
