"""How a publication of its own is cited: GOST R 7.0.5-2008, BibTeX, RIS. Pure."""

import datetime
import re
from dataclasses import dataclass

from core.citations import BIBTEX_ESCAPES, WORDS, one_line


@dataclass(frozen=True)
class BookCitation:
    """A guide, a study, a leaflet: bodies answer for it, it is read on the net."""

    key: str  # of letters, figures and dashes
    authors: tuple[str, ...]
    title: str
    kind: str  # in words: "guide"
    year: int
    url: str
    accessed: datetime.date
    place: str = ""
    language: str = "ru"
    abstract: str = ""


def _sentence(text: str) -> str:
    return one_line(text).rstrip(" .")


def gost_book(cited: BookCitation) -> str:
    """Write a reference to a publication that is read on the net."""
    resource, accessed = WORDS.get(cited.language, WORDS["ru"])
    title = f"{_sentence(cited.title)} {resource}"
    if cited.kind:
        title += f" : {_sentence(cited.kind).lower()}"
    by = ", ".join(_sentence(author) for author in cited.authors if author.strip())
    parts = [f"{title} / {by}" if by else title]
    place = _sentence(cited.place)
    parts.append(f"{place}, {cited.year}" if place else str(cited.year))
    parts.append(f"URL: {cited.url} ({accessed}: {cited.accessed:%d.%m.%Y})")
    return f"{'. '.join(parts)}."


def _bibtex_text(text: str) -> str:
    return "".join(BIBTEX_ESCAPES.get(sign, sign) for sign in one_line(text))


def bibtex_book(cited: BookCitation) -> str:
    """Write the entry as BibTeX; bodies stand in braces of their own: nobody turns them round."""
    authors = " and ".join(f"{{{_bibtex_text(author)}}}" for author in cited.authors if author)
    fields = {
        "author": authors,
        "title": f"{{{_bibtex_text(cited.title)}}}",
        "howpublished": _bibtex_text(cited.kind),
        "address": _bibtex_text(cited.place),
        "year": str(cited.year),
        "url": cited.url,
        "urldate": cited.accessed.isoformat(),
        "language": {"ru": "russian", "ky": "kyrgyz", "en": "english"}.get(cited.language, ""),
        "abstract": _bibtex_text(cited.abstract),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9-]", "", cited.key) or "publication"
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def ris_book(cited: BookCitation) -> str:
    """Write the record as RIS: a tag, two spaces, a dash, a space, one line, CR LF."""
    rows = [
        ("TY", "RPRT"),
        *(("AU", author.replace(",", " ")) for author in cited.authors),
        ("TI", cited.title),
        ("M3", cited.kind),
        ("CY", cited.place),
        ("PY", str(cited.year)),
        ("LA", cited.language),
        ("AB", cited.abstract),
        ("UR", cited.url),
        ("Y2", f"{cited.accessed:%Y/%m/%d}"),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in rows if value.strip()]
    return "\r\n".join([*lines, "ER  - ", ""])
