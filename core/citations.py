"""How a thing of the portal is cited: GOST R 7.0.5-2008, BibTeX, RIS.

Pure, and a small writer of our own: three forms of one kind of record need no style engine (ADR).
"""

import datetime
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Citation:
    """What is cited: an electronic resource that bodies answer for, with a permanent address."""

    key: str  # of letters, figures and dashes
    authors: tuple[str, ...]  # bodies: municipalities, unions
    title: str
    source: str  # what it is a part of: the portal
    number: int
    year: int | None
    url: str
    accessed: datetime.date
    place: str = ""
    language: str = "ru"
    abstract: str = ""


# The words of the standard; sources in Kyrgyz are described in the language of the source.
WORDS = {
    "ru": ("[Электронный ресурс]", "дата обращения"),
    "ky": ("[Электрондук ресурс]", "кайрылган күнү"),
    "en": ("[Electronic resource]", "accessed"),
}
# What BibTeX would read as an order. It counts even braces behind a backslash, so they get names.
BIBTEX_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}", "$": r"\$", "&": r"\&", "%": r"\%",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    '"': "''", "@": r"{@}",
}  # fmt: skip


def one_line(text: str) -> str:
    """Bring a text to one line: an entry of a file ends where its line ends."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f\u0085\u2028\u2029]", " ", text).split())


def _sentence(text: str) -> str:
    return one_line(text).rstrip(" .")


def gost(cited: Citation) -> str:
    """Write a reference behind a text by GOST R 7.0.5-2008, an electronic resource by its address.

    Three bodies are named; of more only the first, with «и др.».
    """
    resource, accessed = WORDS.get(cited.language, WORDS["ru"])
    authors = [_sentence(author) for author in cited.authors if author.strip()]
    others = {"ky": "ж. б.", "en": "et al."}.get(cited.language, "и др.")
    named = f"{authors[0]} [{others}]" if len(authors) > 3 else ", ".join(authors)
    title = f"{_sentence(cited.title)} {resource} // {_sentence(cited.source)}"
    parts = [f"{title}. № {cited.number}"]
    place = _sentence(cited.place)
    if place and cited.year:
        parts.append(f"{place}, {cited.year}")
    elif place or cited.year:
        parts.append(place or str(cited.year))
    parts.append(f"URL: {cited.url} ({accessed}: {cited.accessed:%d.%m.%Y})")
    return f"{named}. {'. '.join(parts)}." if named else f"{'. '.join(parts)}."


def _bibtex_text(text: str) -> str:
    return "".join(BIBTEX_ESCAPES.get(sign, sign) for sign in one_line(text))


def bibtex(cited: Citation) -> str:
    """Write the entry as BibTeX; bodies stand in braces of their own: nobody turns them round."""
    authors = " and ".join(f"{{{_bibtex_text(author)}}}" for author in cited.authors if author)
    fields = {
        "author": authors,
        "title": f"{{{_bibtex_text(cited.title)}}}",
        "howpublished": _bibtex_text(cited.source),
        "number": str(cited.number),
        "address": _bibtex_text(cited.place),
        "year": str(cited.year or ""),
        "url": cited.url,
        "urldate": cited.accessed.isoformat(),
        "language": {"ru": "russian", "ky": "kyrgyz", "en": "english"}.get(cited.language, ""),
        "abstract": _bibtex_text(cited.abstract),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9-]", "", cited.key) or f"case-{cited.number}"
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def ris(cited: Citation) -> str:
    """Write the record as RIS: a tag, two spaces, a dash, a space, one line, CR LF."""
    rows = [
        ("TY", "ELEC"),
        # A comma would part a surname from a name; bodies have none.
        *(("AU", author.replace(",", " ")) for author in cited.authors),
        ("TI", cited.title),
        ("T2", cited.source),
        ("M1", str(cited.number)),
        ("CY", cited.place),
        ("PY", str(cited.year or "")),
        ("LA", cited.language),
        ("AB", cited.abstract),
        ("UR", cited.url),
        ("Y2", f"{cited.accessed:%Y/%m/%d}"),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in rows if value.strip()]
    return "\r\n".join([*lines, "ER  - ", ""])
