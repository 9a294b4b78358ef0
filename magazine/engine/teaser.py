"""The open part of a paid article: its first sentences, and the only place where it is cut."""

import re
from collections.abc import Iterator, Sequence

from magazine.engine.content import Piece, lines_of, words_of_runs

MOST_WORDS = 90
HEADINGS = {"h", "h3"}
SENTENCE_END = re.compile(r"[.!?…]+[»”\")\]]*(?=\s|$)")


def teaser(pieces: Sequence[Piece]) -> list[Piece]:
    """Give the first sentences as plain paragraphs: no notes, links, tables, pictures, answers.

    At most ninety words, and never more than half of a short article.
    """
    total = sum(len(line.split()) for line in lines_of(pieces))
    left = min(MOST_WORDS, total // 2)
    shown: list[Piece] = []
    for kind, words in _running(pieces):
        count = len(words.split())
        if count > left:
            words = _cut(words, left, is_first=not any(piece["t"] == "p" for piece in shown))
        if words:
            shown.append({"t": kind, "x": [words]})
        left -= count
        if left <= 0:
            break
    while shown and shown[-1]["t"] in HEADINGS:
        shown.pop()
    return shown


def teaser_words(pieces: Sequence[Piece]) -> str:
    """The same as one text, for lists, feeds and search."""
    return " ".join(str(piece["x"][0]) for piece in teaser(pieces))


def _running(pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """The running text in order; of a question only what is asked."""
    for piece in pieces:
        kind = piece["t"]
        if kind in {"p", *HEADINGS}:
            yield kind, words_of_runs(piece["x"]).strip()
        elif kind in {"ul", "ol"}:
            yield from (("p", words_of_runs(item).strip()) for item in piece["items"])
        elif kind == "qa":
            yield "p", piece["q"].strip()
        elif kind == "law":
            yield from _running(piece["x"])
        elif kind == "voice":
            yield "p", piece["x"].strip()


def _cut(words: str, most: int, *, is_first: bool) -> str:
    """Whole sentences of at most so many words; only where nothing is shown yet, a part of one."""
    ends = [found.end() for found in SENTENCE_END.finditer(words)]
    fitting = [end for end in ends if len(words[:end].split()) <= most]
    if fitting:
        return words[: fitting[-1]]
    if not is_first or most < 1:
        return ""
    return " ".join(words.split()[:most]).rstrip(",;:—– ") + " …"
