"""What books are made of: elements, chapters, pictures; texts and addresses fit for XML."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from lxml.builder import ElementMaker

from core.motifs import DYES

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
SVG = "http://www.w3.org/2000/svg"
TYPE = f"{{{OPS}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What XML may not hold at all; lxml would refuse the whole text.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
STYLE = Path(__file__).parent.parent / "templates" / "print" / "book.css"
SCHEMES = {"http", "https", "mailto", "tel"}

H = ElementMaker(namespace=XHTML, nsmap={None: XHTML, "epub": OPS})
P = ElementMaker(namespace=OPF, nsmap={None: OPF, "dc": DC})
D = ElementMaker(namespace=DC, nsmap={"dc": DC})
S = ElementMaker(namespace=SVG, nsmap={None: SVG})

Element = Any  # of lxml, which has no types


@dataclass(frozen=True)
class Resource:
    """A picture or a sheet of style; its name is its place inside the book."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Chapter:
    """One file of the book; `group` is the heading it stands under in the contents.

    `pages` are (label, id) of the breaks of printed pages inside it.
    """

    name: str
    title: str
    body: list[Element]
    group: str = ""
    kind: str = "bodymatter"
    pages: tuple[tuple[str, str], ...] = ()
    resources: tuple[Resource, ...] = ()
    in_contents: bool = True


@dataclass(frozen=True)
class Book:
    """What stands on the book: names, dates, and what helps readers who cannot see."""

    identifier: str  # stays the same whenever it is made again
    title: str
    language: str
    modified: str  # of the content, as 2026-11-22T02:00:00Z
    css: str
    words: dict[str, str]  # contents, pages, landmarks, cover, start, summary; cover_alt
    creators: tuple[str, ...] = ()
    publisher: str = ""
    description: str = ""
    date: str = ""
    rights: str = ""
    subjects: tuple[str, ...] = ()
    source: str = ""  # of the page numbers, and of the text
    cover: Resource | None = None
    features: tuple[str, ...] = ("structuralNavigation", "tableOfContents", "readingOrder")


def clean(text: object) -> str:
    """Take out what no XML may hold."""
    return FORBIDDEN.sub("", str(text))


def house_style(room: str) -> str:
    """The style of all our books in the dye of a room."""
    return STYLE.read_text(encoding="utf-8").replace("DYE", DYES[room])


def address(url: str) -> str:
    """Write an address as an EPUB may hold it; "" where it leads nowhere a reader can go."""
    whole = quote(clean(url).strip(), safe="/:?#[]@!$&'()*+,;=%-._~")
    whole = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", whole)
    try:
        parts = urlsplit(whole)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in SCHEMES or (parts.scheme.startswith("http") and not host):
        return ""
    return whole if whole.count("#") < 2 and not set("[]") & set(parts.path) else ""
