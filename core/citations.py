"""How a thing of the portal is cited: GOST R 7.0.5-2008, BibTeX, RIS.

A case is an electronic resource of its own; an article is a part of an issue of a magazine.

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


@dataclass(frozen=True)
class ArticleCitation:
    """An article of a magazine: who wrote it as printed, where it was printed, where it is read."""

    key: str  # of letters, figures and dashes
    authors: tuple[str, ...]
    title: str
    journal: str
    year: int
    issue: str  # as printed: "10 (156)"
    url: str
    accessed: datetime.date
    first_page: int | None = None
    last_page: int | None = None
    issn: str = ""
    language: str = "ru"
    abstract: str = ""

    @property
    def pages(self) -> str:
        """The printed pages: "4-7", "4", or "" where they are not known."""
        if self.first_page is None:
            return ""
        last = self.last_page or self.first_page
        return str(self.first_page) if last == self.first_page else f"{self.first_page}-{last}"


# How the standard shortens "pages" in the language of the source.
PAGE_WORDS = {"ru": "С. {}", "ky": "{}-б.", "en": "P. {}"}


def gost_article(cited: ArticleCitation) -> str:
    """Write a reference to an article of a magazine that is read on the net."""
    resource, accessed = WORDS.get(cited.language, WORDS["ru"])
    authors = [_sentence(author) for author in cited.authors if author.strip()]
    others = {"ky": "ж. б.", "en": "et al."}.get(cited.language, "и др.")
    named = f"{authors[0]} [{others}]" if len(authors) > 3 else ", ".join(authors)
    parts = [
        f"{_sentence(cited.title)} {resource} // {_sentence(cited.journal)}",
        str(cited.year),
        f"№ {one_line(cited.issue)}",
    ]
    if cited.pages:
        word = PAGE_WORDS.get(cited.language, PAGE_WORDS["ru"])
        parts.append(word.format(cited.pages.replace("-", "–")).rstrip("."))
    parts.append(f"URL: {cited.url} ({accessed}: {cited.accessed:%d.%m.%Y})")
    return f"{named}. {'. '.join(parts)}." if named else f"{'. '.join(parts)}."


def bibtex_article(cited: ArticleCitation) -> str:
    """Write the article as BibTeX; what was printed is never turned round."""
    authors = " and ".join(f"{{{_bibtex_text(author)}}}" for author in cited.authors if author)
    fields = {
        "author": authors,
        "title": f"{{{_bibtex_text(cited.title)}}}",
        "journal": _bibtex_text(cited.journal),
        "year": str(cited.year),
        "number": _bibtex_text(cited.issue),
        "pages": cited.pages.replace("-", "--"),
        "issn": _bibtex_text(cited.issn),
        "url": cited.url,
        "urldate": cited.accessed.isoformat(),
        "language": {"ru": "russian", "ky": "kyrgyz", "en": "english"}.get(cited.language, ""),
        "abstract": _bibtex_text(cited.abstract),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9-]", "", cited.key) or "article"
    return f"@article{{{key},\n" + ",\n".join(lines) + "\n}\n"


def ris_article(cited: ArticleCitation) -> str:
    """Write the article as RIS: a tag, two spaces, a dash, a space, one line, CR LF."""
    rows = [
        ("TY", "JOUR"),
        *(("AU", author.replace(",", " ")) for author in cited.authors),
        ("TI", cited.title),
        ("JO", cited.journal),
        ("IS", cited.issue),
        ("PY", str(cited.year)),
        ("SP", str(cited.first_page or "")),
        ("EP", str(cited.last_page or "")),
        ("SN", cited.issn),
        ("LA", cited.language),
        ("AB", cited.abstract),
        ("UR", cited.url),
        ("Y2", f"{cited.accessed:%Y/%m/%d}"),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in rows if value.strip()]
    return "\r\n".join([*lines, "ER  - ", ""])
