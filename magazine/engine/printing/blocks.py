"""Pieces of an article as blocks of a printed page; what the page needs is computed here."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from magazine.engine.content import Piece, Run, lines_of

Block = dict[str, Any]
MANY_COLUMNS = 4  # a table with more stands across both columns
MANY_LETTERS = 2200
MANY_ROWS = 16  # a longer one does not float: it runs on and repeats its head
NARROWEST, WIDEST = 6, 24  # letters that a column of a table counts at least and at most
NUMBER = re.compile(r"[\d\s\u00a0.,+−–%-]+")
TOP_PIECES = 2  # figures among the first pieces stand under the title


@dataclass(frozen=True)
class Picture:
    """A picture as the page sets it; without a file it could not be read."""

    file: str | None
    ratio: float
    alt: str
    credit: str


@dataclass(frozen=True)
class Words:
    """Texts of the portal that blocks carry, in the language of the issue."""

    source: str  # "Source: %(source)s"
    missing_picture: str


@dataclass(frozen=True)
class Known:
    """What pieces name by id: acts and pictures, and the address that links begin with."""

    acts: Mapping[int, Mapping[str, Any]]
    pictures: Mapping[int, Picture]
    base: str
    words: Words
    number: Callable[[float], str]


@dataclass
class Laid:
    """An article as blocks, with the figures that stand apart from its columns."""

    blocks: list[Block] = field(default_factory=list)
    top: list[dict[str, str]] = field(default_factory=list)
    top_source: str = ""
    end: list[dict[str, str]] = field(default_factory=list)
    end_source: str = ""


def lay(pieces: list[Piece], known: Known) -> Laid:
    """Turn pieces into blocks; early figures go under the title, later ones to the end."""
    laid = Laid()
    for position, piece in enumerate(pieces):
        if piece["t"] == "figures":
            _lay_figures(laid, piece, known, is_early=position < TOP_PIECES)
        elif (block := block_of(piece, known)) is not None:
            laid.blocks.append(block)
    return laid


def _lay_figures(laid: Laid, piece: Piece, known: Known, *, is_early: bool) -> None:
    source = sourced(piece["source"], known)
    if is_early and not laid.top:
        laid.top, laid.top_source = piece["figures"][:4], source
    elif not laid.end:
        laid.end, laid.end_source = piece["figures"][:4], source
    else:  # a second group would be a wall of figures: it is told in the text
        told = [" ".join(filter(None, one.values())) for one in piece["figures"]]
        laid.blocks.append({"t": "ul", "items": [[line] for line in told]})


def sourced(source: str, known: Known) -> str:
    """A source as the line under a chart says it; "" when there is none."""
    return known.words.source % {"source": source} if source else ""


def block_of(piece: Piece, known: Known) -> Block | None:
    """One block; None for what paper does not carry (a file is reached by the code)."""
    writers: dict[str, Callable[[Piece, Known], Block]] = {
        "qa": _question, "law": _law, "table": _table, "bars": _bars, "pic": _picture,
    }  # fmt: skip
    kind = piece["t"]
    if kind == "file":
        return None
    if kind in writers:
        return {"t": kind, **writers[kind](piece, known)}
    if kind in {"ul", "ol"}:
        return {"t": kind, "items": [_runs(item, known) for item in piece["items"]]}
    if kind in {"p", "h", "h3"}:
        return {"t": kind, "x": _runs(piece["x"], known)}
    return dict(piece)


def _runs(runs: list[Run], known: Known) -> list[Run]:
    """Links of the portal get their whole address; a link without one is plain text."""
    written: list[Run] = []
    for run in runs:
        if isinstance(run, dict) and "a" in run:
            url = str(run.get("url") or "")
            url = f"{known.base}{url}" if url.startswith("/") else url
            is_address = url.startswith(("http://", "https://", "mailto:"))
            written.append({"a": run["a"], "url": url} if is_address else str(run["a"]))
        else:
            written.append(run)
    return written


def _blocks(pieces: list[Piece], known: Known) -> list[Block]:
    return [block for piece in pieces if (block := block_of(piece, known)) is not None]


def _question(piece: Piece, known: Known) -> Block:
    acts = [known.acts[act]["line"] for act in piece["acts"] if act in known.acts]
    basis = [line for line in piece["basis"].splitlines() if line.strip()]
    return {
        "q": piece["q"],
        "from": piece["from"],
        "a": _blocks(piece["a"], known),
        "basis": [*acts, *basis],
    }


def _law(piece: Piece, known: Known) -> Block:
    act = known.acts.get(piece["act"]) or {"number": "", "about": [], "title": "", "force": ""}
    return {
        "number": act["number"],
        "about": act["about"],
        "title": act["title"],
        "force": piece["in_force"] or act["force"],
        "x": _blocks(piece["x"], known),
        "do": piece["do"],
    }


def _table(piece: Piece, _known: Known) -> Block:
    columns = max((len(row) for row in [piece["head"], *piece["rows"]]), default=0)
    rows = [[*row, *[""] * (columns - len(row))] for row in piece["rows"]]
    head = [*piece["head"], *[""] * (columns - len(piece["head"]))] if piece["head"] else []
    cells = [[row[place] for row in [*rows, head] if row] for place in range(columns)]
    return {
        "caption": piece["caption"],
        "head": head,
        "rows": rows,
        "widths": [_width(texts) for texts in cells],
        "right": [
            all(not row[at] or NUMBER.fullmatch(row[at]) for row in rows)
            and any(r[at] for r in rows)
            for at in range(columns)
        ],
        "wide": columns > MANY_COLUMNS,
        "long": len(rows) > MANY_ROWS
        or sum(len(cell) for row in rows for cell in row) > MANY_LETTERS,
    }


def _width(texts: list[str]) -> int:
    """The share of a column: by its longest text within limits, but never below a word."""
    longest = max(map(len, texts), default=0)
    word = max((len(word) for text in texts for word in text.split()), default=0)
    return max(NARROWEST, min(longest, WIDEST), min(word + 3, WIDEST))


def _bars(piece: Piece, known: Known) -> Block:
    highest = max((row["value"] for row in piece["rows"]), default=0) or 1
    rows = [
        {
            "label": row["label"],
            "share": max(1, round(100 * row["value"] / highest)),
            "text": known.number(row["value"]),
        }
        for row in piece["rows"]
    ]
    told = "; ".join(f"{row['label']}: {row['text']}" for row in rows)
    return {
        "title": piece["title"],
        "unit": piece["unit"],
        "rows": rows,
        "source": sourced(piece["source"], known),
        "alt": f"{piece['title']}. {piece['unit']}. {told}",
    }


def _picture(piece: Piece, known: Known) -> Block:
    picture = known.pictures.get(piece["image"]) or Picture(None, 0.66, "", "")
    alt = piece["alt"] or picture.alt or piece["caption"]
    return {
        "file": picture.file,
        "ratio": picture.ratio,
        "alt": alt if picture.file else known.words.missing_picture,
        "caption": piece["caption"],
        "credit": picture.credit,
        "wide": picture.ratio < 0.62 and picture.file is not None,
    }


def letters_of(blocks: list[Block]) -> int:
    """How much text there is, for halving it over two columns."""
    return sum(map(len, lines_of(blocks)))


def halves(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """Part short texts before the subhead nearest to their middle."""
    heads = [place for place, block in enumerate(blocks) if place and block["t"] == "h"]
    if not heads:
        return blocks, []
    whole = letters_of(blocks)
    cut = min(heads, key=lambda place: abs(2 * letters_of(blocks[:place]) - whole))
    return blocks[:cut], blocks[cut:]
