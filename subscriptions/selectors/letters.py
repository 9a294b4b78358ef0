"""The letter about a new issue as mail programs get it: written once, then filled per address.

MJML is compiled with the template's own tags still in it, so no value ever meets the compiler:
values are put in afterwards by Django, which escapes them. What differs from address to address
stands as marks that nobody can guess until the letter goes out.
"""

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from typing import Any

import mrml
from django.conf import settings
from django.template import Context, Template
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _

from subscriptions.registry import NewsletterGroup, NewsletterText

# Gmail cuts off what is longer than 102 kB; the address's own links are still to come.
LARGEST = 98_000
SHORT = 200
# Ends the line that lists of letters show, so that they do not go on with the header.
FILLER = "\u034f\u200c\u00a0" * 40
FRIEZE = "email/frieze-magazine.png"
FIRST_CHOICES = ("ru", "ky", "en")

Letters = Mapping[str, NewsletterText]


@dataclass(frozen=True)
class Marks:
    """What stands in a written letter where each address gets its own."""

    greeting: str
    choose_url: str
    stop_url: str


@dataclass(frozen=True)
class Written:
    """A letter in one language and choice of sections, ready but for the address."""

    subject: str
    text: str
    html: str
    marks: Marks

    def filled(self, *, greeting: str, choose_url: str, stop_url: str) -> tuple[str, str]:
        """The text and the HTML for one address; what people typed is escaped in the HTML."""
        text, html = self.text, self.html
        for mark, value in (
            (self.marks.greeting, greeting),
            (self.marks.choose_url, choose_url),
            (self.marks.stop_url, stop_url),
        ):
            text = text.replace(mark, value)
            html = html.replace(mark, escape(value))
        return text, html


@cache
def compiled() -> Template:
    """The letter as HTML with its tags; the compiler asks no host, and for no fonts of others."""
    source: Any = get_template("email/newsletter.mjml")
    head, mjml, body = source.template.source.partition("<mjml")
    found = mrml.to_html(mjml + body, render_options=mrml.RenderOptions(fonts={}))
    html = re.sub(r">\s+<", ">\n<", found.content)
    return Template(head + _with_classes(html), engine=source.backend.engine)


def _with_classes(html: str) -> str:
    """Give the table of contents and the button the classes that dark mode needs inside them."""
    table = re.sub(r'(class="lines-of"[^>]*><table )', r'\1class="lines" ', html, count=1)
    button = r'(class="go-of"[^>]*><table [^>]*><tbody><tr><td )'
    return re.sub(button, r'\1class="go" ', table, count=1)


def best_language(wanted: str, letters: Iterable[str]) -> str:
    """The language a reader gets: their own, else the first there is."""
    there = set(letters)
    order = [wanted, *FIRST_CHOICES, *sorted(there)]
    return next(language for language in order if language in there)


def chosen(text: NewsletterText, topics: Iterable[str]) -> NewsletterText | None:
    """The contents cut down to the chosen sections; None where none of them is in the issue."""
    wanted = set(topics)
    if not wanted:
        return text
    groups = [group for group in text.groups if group.code in wanted]
    return replace(text, groups=groups) if groups else None


def write_letter(letters: Letters, *, language: str, topics: Iterable[str]) -> Written | None:
    """Write the letter for everybody with this language and these sections."""
    content_language = best_language(language, letters)
    text = chosen(letters[content_language], topics)
    if text is None:
        return None
    with translation.override(language):
        for shorter, more in _shorter(text):
            written = _write(shorter, content_language, more)
            if len(written.html.encode()) <= LARGEST:
                break
    return written


def _shorter(text: NewsletterText) -> Iterable[tuple[NewsletterText, int]]:
    """The text, then without leads, then fewer and fewer lines: how many are left out."""
    yield text, 0
    bare = [
        replace(
            group,
            lines=[replace(line, lead="", title=line.title[:SHORT]) for line in group.lines],
        )
        for group in text.groups
    ]
    text = replace(text, lead=text.lead[: 3 * SHORT], title=text.title[:SHORT])
    total = sum(len(group.lines) for group in bare)
    for most in (total, 100, 40, 10):
        yield replace(text, groups=_first(bare, most)), max(total - most, 0)


def _first(groups: Sequence[NewsletterGroup], most: int) -> list[NewsletterGroup]:
    """The first lines of all sections together."""
    kept = []
    for group in groups:
        if most <= 0:
            break
        kept.append(replace(group, lines=group.lines[:most]))
        most -= len(group.lines)
    return kept


def _write(text: NewsletterText, content_language: str, more: int) -> Written:
    nonce = secrets.token_hex(12)
    marks = Marks(*(f"{name}-{nonce}" for name in ("greeting", "choose", "stop")))
    language = translation.get_language() or settings.LANGUAGE_CODE
    values = {
        "text": text,
        "subject": text.subject,
        "language": language,
        "content_language": content_language,
        "only_in": _only_in(content_language) if content_language != language else "",
        "more": more,
        "filler": FILLER,
        "portal_url": settings.PUBLIC_URL,
        "frieze_url": settings.PUBLIC_URL + static(FRIEZE),
        "greeting": marks.greeting,
        "choose_url": marks.choose_url,
        "stop_url": marks.stop_url,
    }
    plain: Any = get_template("email/newsletter.txt")
    return Written(
        subject=text.subject,
        text=re.sub(r"\n{3,}", "\n\n", plain.template.render(Context(values, autoescape=False))),
        html=compiled().render(Context(values)),
        marks=marks,
    )


def _only_in(language: str) -> str:
    """Say in the reader's language which language the issue is in."""
    return {
        "ru": _("So far this issue is out in Russian only."),
        "ky": _("So far this issue is out in Kyrgyz only."),
    }.get(language, _("So far this issue is not out in your language."))


def greeting_of(name: str, language: str) -> str:
    """The first words of a letter."""
    with translation.override(language):
        return _("Hello, %(name)s.") % {"name": name} if name else _("Hello.")
