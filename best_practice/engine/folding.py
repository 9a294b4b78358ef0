"""One spelling for searching by words: no case, and Kyrgyz letters as people type them."""

import unicodedata

# Right letters, their look-alikes from old texts, and ё, each to the letter of any keyboard.
LETTERS = str.maketrans("өүңёѳӊґғқһіγ", "оунеонггкхиу")
LONGEST_QUERY = 200


def fold(text: str) -> str:
    """Fold a text for comparison: lower case, ө ү ң ё as о у н е, single spaces."""
    lower = unicodedata.normalize("NFC", text).lower().translate(LETTERS)
    return " ".join(lower.split())


def query_words(text: str) -> list[str]:
    """Split what a visitor typed into folded words, each once; a too long query is cut."""
    return list(dict.fromkeys(fold(text[:LONGEST_QUERY]).split()))
