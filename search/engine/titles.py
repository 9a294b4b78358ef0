"""Finds titles by the beginnings of their words, in memory and within the time of a keystroke."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

# A beginning of two letters fits thousands of words; so many of them are looked at.
MOST_WORDS = 300
MOST_TITLES = 4_000


class Titles:
    """Skeletons of the words of titles, and which titles have them; titles are known by number."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._titles: dict[str, array[int]] = {}
        self.last = 0

    def __len__(self) -> int:
        return len(self._words)

    def fill(self, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Take titles in by their words; whoever has many gives them at once."""
        known = len(self._titles)
        for title, words in rows:
            for word in set(words):
                self._titles.setdefault(word, array("q")).append(title)
            self.last = max(self.last, title)
        if len(self._titles) > known:
            self._words = sorted(self._titles)

    def find(self, words: Sequence[str]) -> set[int]:
        """Titles that have a word beginning with each of these."""
        found: set[int] | None = None
        # The longest beginning leaves the fewest, so it goes first.
        for word in sorted(set(words), key=len, reverse=True):
            having = self._beginning(word)
            found = having if found is None else found & having
            if not found:
                return set()
        return found or set()

    def _beginning(self, word: str) -> set[int]:
        found: set[int] = set()
        start = bisect_left(self._words, word)
        for known in self._words[start : start + MOST_WORDS]:
            if not known.startswith(word) or len(found) > MOST_TITLES:
                break
            found.update(self._titles[known])
        return found
