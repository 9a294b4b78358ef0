"""Texts as papers take them: marked when they are in another language, cut at a word."""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.edtf import parse_edtf
from core.labels import in_language

# A text of a paper: plain, or with the language that is not the paper's.
Said = str | dict[str, str]
NBSP = "\u00a0"
LONGEST_WORD = 30  # letters; an address or a mere row of signs would run over its column


def paper_language() -> str:
    """The language papers are set in: Russian or Kyrgyz."""
    return "ky" if (get_language() or "ru")[:2] == "ky" else "ru"


def language_marks() -> dict[str, str]:
    """What stands behind a text in another language than the paper's."""
    return {"ru": _("in Russian"), "ky": _("in Kyrgyz"), "en": _("in English")}


def shorten(text: str, limit: int) -> str:
    """Cut a text after a word so that it has at most `limit` letters, the dots included."""
    text = re.sub(r"[ \t\r\n]+", " ", text).strip()
    text = re.sub(r"\S{31,}", lambda found: found[0][: LONGEST_WORD - 1] + "…", text)
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    is_inside = text[limit - 1] != " " and " " in cut[limit // 2 :]
    words = cut.rpartition(" ")[0] if is_inside else cut
    return words.rstrip(" ,.;:–—-«(") + "…"


def say(texts: dict[str, str], limit: int = 10_000) -> Said:
    """Choose the text for the paper; "" when there is none."""
    text, language = in_language(texts, paper_language())
    if not text:
        return ""
    short = shorten(text, limit)
    return short if language == paper_language() else {"t": short, "l": language}


def plain(said: Said) -> str:
    """The words alone."""
    return said if isinstance(said, str) else said["t"]


def is_foreign(said: Said) -> bool:
    """Whether it carries a mark."""
    return isinstance(said, dict)


def capital(said: Said) -> Said:
    """Begin with a capital."""
    if isinstance(said, dict):
        return {**said, "t": said["t"][:1].upper() + said["t"][1:]}
    return said[:1].upper() + said[1:]


def figures_of_day(moment: str) -> str:
    """Write a date in figures, as exact as it is known: «28.12.2020», «12.2020», «2020»."""
    if not moment:
        return ""
    year, month, day = parse_edtf(moment)
    return ".".join(
        part
        for part in (f"{day:02}" if day else "", f"{month:02}" if month else "", str(year))
        if part
    )


def joined(parts: Iterable[Said], between: str = ", ") -> list[Any]:
    """Put texts in one line as runs, so that each keeps its mark."""
    line: list[Any] = []
    for part in parts:
        if part:
            line += [between, part] if line else [part]
    return line
