"""Sets the pieces that name nothing outside themselves: tables, charts, figures, quotes, boxes."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from core.epub_parts import TYPE, Element, H, S, clean
from core.templatetags.formats import number
from magazine.engine.content import Piece

BAR = 100  # length of the longest bar


def para(words: str, kind: str) -> Element:
    """A paragraph of a class of the style."""
    return H.p(clean(words), {"class": kind})


def typed(element: Element, kind: str) -> Element:
    """Say what an element is in a book."""
    element.set(TYPE, kind)
    return element


def quote(piece: Piece) -> Iterator[Element]:
    """Words set large, and who said them."""
    words = H.blockquote(H.p(clean(piece["x"])), {"class": "pull"})
    if piece["who"]:
        words.append(para(f"— {piece['who']}", "source"))
    yield words


def table_of(piece: Piece) -> Iterator[Element]:
    """A table; rows that are too short are filled up."""
    width = max((len(row) for row in [piece["head"], *piece["rows"]]), default=0)
    if not width:
        return
    table = H.table()
    if piece["caption"]:
        table.append(H.caption(clean(piece["caption"])))
    if piece["head"]:
        table.append(H.thead(H.tr(*map(_head_cell, _padded(piece["head"], width)))))
    rows = [H.tr(*(H.td(clean(c)) for c in _padded(row, width))) for row in piece["rows"]]
    if rows:
        table.append(H.tbody(*rows))
    yield table


def bars(piece: Piece) -> Iterator[Element]:
    """A table whose rows carry their bars: figures for the ear, lengths for the eye."""
    longest = max((row["value"] for row in piece["rows"]), default=0) or 1
    rows = [
        H.tr(
            H.th(clean(row["label"]), scope="row"),
            H.td(_figure(row["value"]), {"class": "n"}),
            H.td(_bar(row["value"] / longest), {"class": "bar"}),
        )
        for row in piece["rows"]
    ]
    title = H.caption(clean(piece["title"]), H.br(), clean(piece["unit"]))
    yield H.figure(H.table(title, H.tbody(*rows)), H.figcaption(_source(piece["source"])))


def figures(piece: Piece) -> Iterator[Element]:
    """Large figures, a line below each."""
    lines = []
    for row in piece["figures"]:
        figure = H.span(clean(f"{row['figure']} {row['unit']}".strip()), {"class": "figure"})
        lines.append(H.p(figure, H.br(), clean(row["text"])))
    if piece["source"]:
        lines.append(para(_source(piece["source"]), "source"))
    yield H.div(*lines)


def box(piece: Piece) -> Iterator[Element]:
    """A short rule or a worksheet."""
    lines = [H.li(clean(line)) for line in piece["lines"]]
    title = H.p(H.strong(clean(piece["title"])))
    yield H.aside(title, *([H.ul(*lines)] if lines else []), {"class": "box"})


def voice(piece: Piece) -> Iterator[Element]:
    """One body speaks for itself."""
    who = ", ".join(filter(None, (piece["who"], piece["post"])))
    yield H.div(H.p(H.strong(clean(who))), H.p(clean(piece["x"])), {"class": "voice"})


def _head_cell(text: str) -> Element:
    return H.th(clean(text), scope="col") if text.strip() else H.td()


def _padded(row: list[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]


def _figure(value: float) -> str:
    return number(int(value) if value.is_integer() else value)


def _bar(share: float) -> Element:
    length = f"{max(0.0, min(1.0, share)) * BAR:.1f}"
    bar = S.rect(width=length, height="8", fill="#8a1c33")
    box = {"viewBox": f"0 0 {BAR} 8", "preserveAspectRatio": "none", "aria-hidden": "true"}
    return S.svg(bar, box)


def _source(words: str) -> str:
    return clean(_("Source: %(source)s") % {"source": words}) if words else ""


PLAIN: dict[str, Callable[[Piece], Iterator[Element]]] = {
    "quote": quote,
    "table": table_of,
    "bars": bars,
    "figures": figures,
    "box": box,
    "voice": voice,
}
