"""Reads an article of the demonstration, told side by side, into the stored blocks of a language.

Every text of the files is a pair, Russian and Kyrgyz; one string alone is the same in both. Running
text is a list of lines: "## " begins a heading, "- " and "1. " an item, **words** are bold and
[^1] names a footnote.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Row = dict[str, Any]
Pair = str | list[str]
LANGUAGES = ("ru", "ky")
LISTS = ("ul", "ol")
MARKS = {"## ": "h2", "### ": "h3", "- ": "ul", "1. ": "ol"}
BOLD = re.compile(r"\*\*(.+?)\*\*")
# What must not be torn apart at the end of a line: groups of digits, a number and its unit.
KEPT = (
    (re.compile(r"(?<=\d) (?=\d{3}\b)"), "\u00a0"),
    (re.compile(r"(?<=\d) (?=%|сом|тыс|млн|миң|км)"), "\u00a0"),
    (re.compile(r"№ (?=\d)"), "№\u00a0"),
    (re.compile(r"(тыс|тысяч|тысячи|млн|миң) сом"), "\\1\u00a0сом"),
)


def told(pair: Pair, language: str) -> str:
    """Give a text in one language, with its numbers kept on one line."""
    text = pair if isinstance(pair, str) else pair[LANGUAGES.index(language)]
    for pattern, kept in KEPT:
        text = pattern.sub(kept, text)
    return text


def in_language(value: Any, language: str) -> Any:
    """Give a tree of a file with every pair in it told in one language."""
    if isinstance(value, str):
        return told(value, language)
    if isinstance(value, dict):
        return {name: in_language(inner, language) for name, inner in value.items()}
    if isinstance(value, list):
        is_pair = len(value) == len(LANGUAGES) and all(isinstance(one, str) for one in value)
        return told(value, language) if is_pair else [in_language(one, language) for one in value]
    return value


def markup(lines: Iterable[Pair], language: str) -> str:
    """Give running text as the rich text that pages store."""
    marked = [_marked(told(line, language)) for line in lines]
    parts: list[str] = []
    for tag, group in groupby(marked, key=lambda one: one[0]):
        texts = [text for _, text in group]
        if tag in LISTS:
            parts.append(f"<{tag}>{''.join(f'<li>{text}</li>' for text in texts)}</{tag}>")
        else:
            parts += [f"<{tag}>{text}</{tag}>" for text in texts]
    return "".join(parts)


def _marked(line: str) -> tuple[str, str]:
    for mark, tag in MARKS.items():
        if line.startswith(mark):
            return tag, _bold(line.removeprefix(mark))
    return "p", _bold(line)


def _bold(line: str) -> str:
    safe = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return BOLD.sub(r"<b>\1</b>", safe)


def read_body(row: Row, language: str, acts: Mapping[str, int]) -> list[Row]:
    """Give the blocks of one language as a page stores them; acts are named by their keys."""
    blocks = []
    for place, block in enumerate(row["body"]):
        ((kind, value),) = block.items()
        blocks.append(
            {
                "type": kind,
                "value": BLOCKS[kind](value, language, acts),
                "id": str(uuid5(NAMESPACE_URL, f"{row['slug']}/{language}/{place}")),
            }
        )
    return blocks


def _items(values: Iterable[Any]) -> list[Row]:
    return [
        {"type": "item", "value": value, "id": str(uuid5(NAMESPACE_URL, f"{place} {value}"))}
        for place, value in enumerate(values)
    ]


def _text(value: Any, language: str, _acts: Mapping[str, int]) -> str:
    return markup(value, language)


def _words(value: Row, language: str, _acts: Mapping[str, int]) -> Row:
    return {name: told(text, language) for name, text in value.items()}


def _table(value: Row, language: str, _acts: Mapping[str, int]) -> Row:
    rows = [value["head"], *value["rows"]]
    return {
        "data": [[told(cell, language) for cell in row] for row in rows],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": told(value["caption"], language),
    }


def _bars(value: Row, language: str, _acts: Mapping[str, int]) -> Row:
    rows = [{"label": told(label, language), "value": number} for label, number in value["rows"]]
    names = ("title", "unit", "source")
    return {**{name: told(value[name], language) for name in names}, "rows": _items(rows)}


def _figures(value: Row, language: str, _acts: Mapping[str, int]) -> Row:
    rows = read_figures(value["figures"], language)
    return {"figures": _items(rows), "source": told(value["source"], language)}


def read_figures(rows: Iterable[Any], language: str) -> list[Row]:
    """Give large figures: number, unit and what it counts."""
    return [
        {
            "figure": told(figure, language),
            "unit": told(unit, language),
            "text": told(text, language),
        }
        for figure, unit, text in rows
    ]


def _box(value: Row, language: str, _acts: Mapping[str, int]) -> Row:
    lines = [told(line, language) for line in value["lines"]]
    return {"title": told(value["title"], language), "lines": _items(lines)}


def _question(value: Row, language: str, acts: Mapping[str, int]) -> Row:
    return {
        "question": told(value["question"], language),
        "asked_by": told(value["asked_by"], language),
        "answer": markup(value["answer"], language),
        "acts": _items(acts[code] for code in value["acts"]),
        "basis": told(value["basis"], language),
    }


def _law(value: Row, language: str, acts: Mapping[str, int]) -> Row:
    return {
        "act": acts[value["act"]],
        "in_force": told(value["in_force"], language),
        "text": markup(value["text"], language),
        "to_do": told(value["to_do"], language),
    }


BLOCKS = {
    "text": _text,
    "quote": _words,
    "voice": _words,
    "table": _table,
    "bars": _bars,
    "figures": _figures,
    "box": _box,
    "question": _question,
    "law": _law,
}
