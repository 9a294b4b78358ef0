"""What feeds tell of articles: everything anybody may read, of paid ones the open part only."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from magazine.choices import PUBLICATION, AccessRule
from magazine.engine.content import lines_of
from magazine.engine.teaser import teaser_words
from magazine.models import ArticlePage, Section
from magazine.selectors.content import read_pieces
from magazine.selectors.pages.citing import find_issue
from magazine.selectors.pages.listing import magazine_address
from magazine.selectors.pages.rows import authors_of, foreign, listed_articles, sections
from magazine.selectors.public import with_terms
from subscriptions.access import readings

MOST_ITEMS = 50


@dataclass(frozen=True)
class FeedItem:
    """An article as an entry of a feed; `text` is what everybody may read of it."""

    key: UUID
    title: str
    url: str
    summary: str
    text: str
    section: str
    authors: str
    date: datetime.date
    changed_at: datetime.datetime | None
    lang: str
    lang_name: str


@dataclass(frozen=True)
class FeedList:
    """The entries of a feed, and the page it follows."""

    title: str
    url: str
    items: list[FeedItem]


def read_feed(*, section: str = "", issue: UUID | None = None) -> FeedList | None:
    """Read the newest articles of the magazine, a section or an issue; None for a wrong name."""
    pages = with_terms(listed_articles())
    if section:
        found = Section.objects.filter(code=section).first()
        if found is None:
            return None
        title, url = found.label, f"{magazine_address()}sections/{section}/"
        pages = pages.filter(section=found).order_by("-issued_on", "path")
    elif issue is not None:
        page = find_issue(issue)
        if page is None:
            return None
        title, url = f"№ {page.numbers.label}", page.url_path
        pages = pages.filter(path__startswith=page.path).order_by("path")
    else:
        title, url = "", magazine_address()
        pages = pages.order_by("-issued_on", "path")
    name = " · ".join(part for part in (_("Municipalitet"), title) if part)
    return FeedList(name, url, _items(list(pages[:MOST_ITEMS])))


def _items(pages: list[Any]) -> list[FeedItem]:
    """Read for nobody in particular: a feed knows no reader."""
    terms = [(page.issued_on, page.opens_on) for page in pages]
    readable = readings(person=None, publication=PUBLICATION, issues=terms)
    authors, known = authors_of(pages), sections()
    return [
        FeedItem(
            key=page.translation_key,
            title=page.title,
            url=page.url_path,
            summary=page.summary,
            text=_text(page, is_open=reading.allowed or _is_open(page)),
            section=known[page.section_id].label,
            authors=", ".join(authors.get(page.pk, ())),
            date=page.own_date or page.issued_on,
            changed_at=page.last_published_at,
            **foreign(page.lang),
        )
        for page, reading in zip(pages, readable, strict=True)
    ]


def _is_open(page: Any) -> bool:
    return AccessRule.OPEN in {page.access, page.issue_access}


def _text(page: ArticlePage, *, is_open: bool) -> str:
    pieces = read_pieces(page.body, with_addresses=False)
    return "\n\n".join(lines_of(pieces)) if is_open else teaser_words(pieces)
