"""The text of an article in neutral pieces, from which page, paper, EPUB and search are made.

A piece is a plain dict with its kind under "t"; running text is a list of runs: a string,
{"b": text}, {"a": text, "url": address}, or {"fn": number of the footnote}.

    p, h, h3     x: runs                       ul, ol    items: list of runs
    quote        x, who                        box       title, lines
    pic          image, alt, caption           table     head, rows, caption
    bars         title, unit, rows, source     figures   figures (figure, unit, text), source
    qa           q, from, a: pieces, acts, basis         voice     who, post, x
    law          act, in_force, x: pieces, do  file      document
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import html

Piece = dict[str, Any]
Run = str | dict[str, Any]

NOTE = re.compile(r"\[\^(\d{1,3})\]")
WORDS_A_MINUTE = 160  # slow on purpose: legal prose on a phone
HEADINGS = {"h2": "h", "h3": "h3", "h4": "h3"}


def pieces_of_text(markup: str) -> list[Piece]:
    """Read rich text whose links are addresses already; what is no paragraph becomes one."""
    if not markup.strip():
        return []
    root = html.fragment_fromstring(markup, create_parent=True)
    pieces: list[Piece] = []
    if root.text and root.text.strip():
        pieces.append({"t": "p", "x": _tidy(_noted(root.text))})
    for element in root:
        tag = element.tag
        if tag in {"ul", "ol"}:
            items = [_runs(item) for item in element.iter("li")]
            pieces.append({"t": tag, "items": [item for item in items if item]})
        elif runs := _runs(element):
            pieces.append({"t": HEADINGS.get(tag, "p"), "x": runs})
        if element.tail and element.tail.strip():
            pieces.append({"t": "p", "x": _tidy(_noted(element.tail))})
    return pieces


def _runs(element: Any) -> list[Run]:
    return _tidy(list(_walk(element)))


def _walk(element: Any) -> Iterator[Run]:
    """Give runs in order; what nests deeper than bold or a link is flattened."""
    if element.text:
        yield from _noted(element.text)
    for child in element:
        words = "".join(child.itertext())
        if child.tag in {"b", "strong"}:
            for run in _noted(words):
                yield {"b": run} if isinstance(run, str) else run
        elif child.tag == "a" and child.get("href"):
            yield {"a": words, "url": child.get("href")}
        elif child.tag == "br":
            yield " "
        else:
            yield from _walk(child)
        if child.tail:
            yield from _noted(child.tail)


def _noted(text: str) -> Iterator[Run]:
    """Cut a text at its footnote marks."""
    at = 0
    for mark in NOTE.finditer(text):
        if before := text[at : mark.start()]:
            yield before
        yield {"fn": int(mark[1])}
        at = mark.end()
    if rest := text[at:]:
        yield rest


def _tidy(runs: Iterable[Run]) -> list[Run]:
    """Join neighbouring strings, make white space single, drop it at both ends."""
    joined: list[Run] = []
    for run in runs:
        if isinstance(run, str) and joined and isinstance(joined[-1], str):
            joined[-1] += run
        else:
            joined.append(run)
    tidy: list[Run] = [re.sub(r"\s+", " ", run) if isinstance(run, str) else run for run in joined]
    if tidy and isinstance(tidy[0], str):
        tidy[0] = tidy[0].lstrip()
    if tidy and isinstance(tidy[-1], str):
        tidy[-1] = tidy[-1].rstrip()
    return [run for run in tidy if run]


def words_of_runs(runs: Iterable[Run]) -> str:
    """The words of running text, without marks of footnotes."""
    parts = (
        run if isinstance(run, str) else str(run.get("b") or run.get("a") or "") for run in runs
    )
    return "".join(parts)


def lines_of(pieces: Iterable[Piece]) -> Iterator[str]:
    """Every text of the pieces, a line each, for search, for counting and for checks."""
    for piece in pieces:
        for name in ("x", "title", "caption", "unit", "q", "from", "basis", "do", "who", "post"):
            value = piece.get(name)
            if isinstance(value, str):
                yield value
            elif isinstance(value, list):
                is_pieces = bool(value) and isinstance(value[0], dict) and "t" in value[0]
                yield from lines_of(value) if is_pieces else [words_of_runs(value)]
        yield from lines_of(piece.get("a", ()))
        for item in piece.get("items", ()):
            yield words_of_runs(item)
        yield from piece.get("lines", ())
        for row in piece.get("rows", ()):
            yield " ".join(map(str, row if isinstance(row, list) else row.values()))
        for figure in piece.get("figures", ()):
            yield " ".join(filter(None, (figure["figure"], figure["unit"], figure["text"])))


def minutes_to_read(pieces: Iterable[Piece]) -> int:
    """Minutes that a calm reader takes; never less than one."""
    words = sum(len(line.split()) for line in lines_of(pieces))
    return max(1, round(words / WORDS_A_MINUTE))


def notes_named(pieces: Iterable[Piece]) -> list[int]:
    """Numbers of the footnotes that the text names, in the order of the text."""
    found: list[int] = []
    for piece in pieces:
        for name in ("x", "a"):
            value = piece.get(name)
            if not isinstance(value, list):
                continue
            if value and isinstance(value[0], dict) and "t" in value[0]:
                found += notes_named(value)
            else:
                found += [run["fn"] for run in value if isinstance(run, dict) and "fn" in run]
        for item in piece.get("items", ()):
            found += [run["fn"] for run in item if isinstance(run, dict) and "fn" in run]
    return found
