"""Lists of articles by section and by author, in pages; each article once."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import QuerySet

from magazine.models import ArticlePage, Author, MagazineIndexPage, Section
from magazine.selectors.pages.rows import listed_articles, own_language, read_rows
from magazine.selectors.public import with_terms

PER_PAGE = 20


@dataclass(frozen=True)
class ArticleList:
    """A list with its head: whose articles, and one page of them."""

    thing: Any
    articles: PageOfList[Any]


def find_section(code: str, number: str | None) -> ArticleList | None:
    """The articles of a section, newest first; None for a code nobody gave."""
    section = Section.objects.filter(code=code).first()
    if section is None:
        return None
    return ArticleList(section, _page(listed_articles().filter(section=section), number))


def find_author(code: str, number: str | None) -> ArticleList | None:
    """The articles of an author, newest first; None for whoever has none that are public."""
    author = Author.objects.filter(code=code).select_related("organisation").first()
    if author is None:
        return None
    written = listed_articles().filter(authors__author=author).distinct()
    page = _page(written, number)
    return ArticleList(author, page) if page.paginator.count else None


def _page(pages: QuerySet[ArticlePage], number: str | None) -> PageOfList[Any]:
    ordered = with_terms(pages).order_by("-issued_on", "path")
    page: PageOfList[Any] = Paginator(ordered, PER_PAGE).get_page(number)
    page.object_list = read_rows(list(page.object_list))
    return page


def magazine_address() -> str:
    """The address of the magazine in the language of the page, or where it would be."""
    rows = MagazineIndexPage.objects.filter(live=True, locale__language_code=own_language())
    return rows.values_list("url_path", flat=True).first() or f"/{own_language()}/"
