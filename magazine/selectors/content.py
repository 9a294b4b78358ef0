"""Reads the body of an article into neutral pieces; links become addresses on the way."""

from collections.abc import Callable
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.rich_text import expand_db_html

from magazine.engine.content import Piece, pieces_of_text

Reader = Callable[[Any], list[Piece]]


def read_pieces(body: StreamValue, *, with_addresses: bool = True) -> list[Piece]:
    """Give the body as pieces; pictures, files and acts are named by id, see engine.content.

    Read from what is stored, so that nothing but linked pages is asked of the database, and
    without their addresses, where only the words count, nothing at all.
    """
    text = _text if with_addresses else _words
    pieces: list[Piece] = []
    for block in body.raw_data:
        if block is not None:
            pieces += _pieces(str(block["type"]), block["value"], text)
    return pieces


def _text(markup: Any) -> list[Piece]:
    return pieces_of_text(expand_db_html(str(markup or "")))


def _words(markup: Any) -> list[Piece]:
    return pieces_of_text(str(markup or ""))


def _items(values: Any) -> list[Any]:
    """The values of a list block, whichever way it was stored."""
    return [
        value["value"] if isinstance(value, dict) and value.get("type") == "item" else value
        for value in values or ()
    ]


def _pieces(kind: str, value: Any, text: Reader) -> list[Piece]:
    if kind == "text":
        return text(value)
    if kind in TEXT_READERS:
        return [{"t": NAMES.get(kind, kind), **TEXT_READERS[kind](value, text)}]
    if kind not in READERS:
        raise ValueError(f"Nobody knows how to read a block of the kind {kind}.")
    return [{"t": NAMES.get(kind, kind), **READERS[kind](value)}]


def _question(value: Any, text: Reader) -> Piece:
    return {
        "q": value["question"],
        "from": value.get("asked_by") or "",
        "a": text(value["answer"]),
        "acts": [act for act in _items(value.get("acts")) if act],
        "basis": value.get("basis") or "",
    }


def _law(value: Any, text: Reader) -> Piece:
    return {
        "act": value["act"],
        "in_force": value.get("in_force") or "",
        "x": text(value["text"]),
        "do": value.get("to_do") or "",
    }


def _figures(value: Any) -> Piece:
    figures = [
        {"figure": row["figure"], "unit": row.get("unit") or "", "text": row["text"]}
        for row in _items(value["figures"])
    ]
    return {"figures": figures, "source": value.get("source") or ""}


def _bars(value: Any) -> Piece:
    rows = [{"label": row["label"], "value": float(row["value"])} for row in _items(value["rows"])]
    return {**{name: value[name] for name in ("title", "unit", "source")}, "rows": rows}


def _picture(value: Any) -> Piece:
    """ImageBlock stores the picture with its words; a picture of ornament has none."""
    image = value["image"]
    is_plain = not isinstance(image, dict)
    return {
        "image": image if is_plain else image["image"],
        "alt": "" if is_plain or image.get("decorative") else image.get("alt_text") or "",
        "caption": value.get("caption") or "",
    }


def _table(value: Any) -> Piece:
    rows = [[str(cell or "") for cell in row] for row in value.get("data") or ()]
    has_head = bool(value.get("first_row_is_table_header")) and len(rows) > 1
    return {
        "head": rows[0] if has_head else [],
        "rows": rows[1:] if has_head else rows,
        "caption": value.get("table_caption") or "",
    }


READERS: dict[str, Callable[[Any], Piece]] = {
    "quote": lambda value: {"x": value["text"], "who": value.get("speaker") or ""},
    "picture": _picture,
    "table": _table,
    "bars": _bars,
    "figures": _figures,
    "box": lambda value: {"title": value["title"], "lines": _items(value["lines"])},
    "voice": lambda value: {
        "who": value["who"],
        "post": value.get("post") or "",
        "x": value["text"],
    },
    "document": lambda value: {"document": value},
}
TEXT_READERS: dict[str, Callable[[Any, Reader], Piece]] = {"question": _question, "law": _law}
NAMES = {"picture": "pic", "question": "qa", "document": "file"}
