"""Cuts texts into words: runs of letters and digits, inner hyphens and apostrophes kept."""

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011'\u2019\u02bc][^\W_]+)*")
HYPHENS = re.compile("[-\u2010\u2011]")
APOSTROPHES = re.compile("['\u2019\u02bc]")
# A chain of more parts is a table row or an address, no word.
MOST_PARTS = 6


def words_of(text: str) -> list[str]:
    """The words of a text as they stand."""
    return WORD.findall(text)


def places_of(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text with the place where each begins and ends."""
    for found in WORD.finditer(text):
        yield found.start(), found.end(), found.group()


def parts_of(word: str) -> list[str]:
    """The parts of a hyphenated word; one part where there is no hyphen."""
    return [APOSTROPHES.sub("", part) for part in HYPHENS.split(word)][:MOST_PARTS]
