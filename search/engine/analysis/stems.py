"""The stem of a word by language: Snowball for Russian and English, our own for Kyrgyz."""

import snowballstemmer

from search.engine.analysis.kyrgyz import kyrgyz_stem
from search.engine.analysis.skeletons import is_latin, skeleton

_russian = snowballstemmer.stemmer("russian")
_english = snowballstemmer.stemmer("english")


def russian_stem(word: str) -> str:
    """The skeleton of the Russian stem of a small word."""
    return skeleton(_russian.stemWord(word.replace("ё", "е")))


def stem(word: str, lang: str) -> str:
    """The stem of a small word as a text of a language has it; never empty if the word is not."""
    if is_latin(word):
        return skeleton(_english.stemWord(word))
    return kyrgyz_stem(skeleton(word)) if lang == "ky" else russian_stem(word)
