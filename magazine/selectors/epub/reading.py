"""Reads a whole issue for its book: what is in it, in order, in a fixed number of statements."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.models import Page

from magazine.engine.content import Piece
from magazine.models import (
    AnnouncementPage,
    ArticlePage,
    ArticleRelated,
    IssueItem,
    IssuePage,
    MagazineIndexPage,
    SdgTablePage,
)
from magazine.selectors.content import read_pieces
from magazine.selectors.epub.things import Things, read_things


@dataclass(frozen=True)
class Item:
    """One thing of the issue with its text in pieces; a table of the goals has none."""

    page: IssueItem
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class WholeIssue:
    """Everything a book of an issue is made of."""

    page: IssuePage
    magazine: str
    items: list[Item]
    things: Things

    @property
    def modified(self) -> datetime.datetime:
        """When anything in it was published last."""
        moments = [one.last_published_at for one in (self.page, *(i.page for i in self.items))]
        known = [moment for moment in moments if moment]
        start = datetime.datetime.combine(self.page.issue_date, datetime.time(), datetime.UTC)
        return max(known, default=start)


def read_issue(issue: IssuePage) -> WholeIssue:
    """Read an issue and its public things, whatever their number in a dozen statements."""
    magazine = MagazineIndexPage.objects.ancestor_of(issue).only("title").first()
    items = [Item(page, _pieces(page)) for page in _pages(issue)]
    prefetch_related_objects([issue], "figures", "imprint", "funders", "contents__section")
    return WholeIssue(
        page=issue,
        magazine=magazine.title if magazine else "",
        items=items,
        things=read_things(_all(piece for item in items for piece in item.pieces)),
    )


def _pages(issue: IssuePage) -> list[IssueItem]:
    see_also = ArticleRelated.objects.filter(page__live=True).select_related("page")
    articles = (
        ArticlePage.objects.child_of(issue)
        .live()
        .select_related("section")
        .prefetch_related(
            *("authors__author", "notes", "corrections"), Prefetch("related", see_also)
        )
    )
    calls = AnnouncementPage.objects.child_of(issue).live()
    calls = calls.select_related("target").prefetch_related("figures")
    tables = SdgTablePage.objects.child_of(issue).live().prefetch_related("rows__goal")
    return sorted([*articles, *calls, *tables], key=lambda page: str(page.path))


def _pieces(page: Page) -> list[Piece]:
    return [] if isinstance(page, SdgTablePage) else read_pieces(page.body)


def _all(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """The pieces and those inside answers and news of the law."""
    for piece in pieces:
        yield piece
        if piece["t"] == "qa":
            yield from _all(piece["a"])
        elif piece["t"] == "law":
            yield from _all(piece["x"])
