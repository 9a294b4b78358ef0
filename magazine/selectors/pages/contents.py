"""The contents of an issue: what stands in it, in the order of print, grouped by section."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from core.pages import open_pages
from magazine.models import AnnouncementPage, ArticlePage, IssuePage, SdgTablePage
from magazine.selectors.pages.rows import (
    authors_of,
    each_once,
    foreign,
    minutes_of,
    sections,
)


@dataclass(frozen=True)
class Line:
    """One line of the contents: page as printed, title, who, how long."""

    title: str
    url: str = ""
    page: int | None = None
    authors: str = ""
    minutes: int | None = None
    lang: str = ""
    lang_name: str = ""
    slug: str = ""


@dataclass
class Group:
    """A heading of the contents with what stands under it."""

    title: str
    code: str = ""
    lines: list[Line] = field(default_factory=list)


def read_contents(issue: IssuePage, places: Mapping[str, int] | None = None) -> list[Group]:
    """Read the contents in five statements, however long the issue is.

    What exists only in the other language's issue stands there too, and says so. Where no printed
    page was entered, it is that of the PDF (`places`, by key).
    """
    if issue.scan_id:
        return printed_contents(issue)
    paths = issue_paths(issue)
    articles = _items(ArticlePage, paths)
    authors = authors_of(articles)
    known = sections()
    others = [*_items(AnnouncementPage, paths), *_items(SdgTablePage, paths)]
    groups: dict[str, Group] = {}
    for item in _in_order([*articles, *others], issue.path):
        if isinstance(item, ArticlePage):
            section = known[item.section_id]
            group = groups.setdefault(section.code, Group(section.label, section.code))
            names = ", ".join(authors.get(item.pk, ()))
            line = _line(item, places or {}, authors=names, minutes=minutes_of(item))
        else:
            kind, title = _kind(item)
            group = groups.setdefault(kind, Group(title))
            line = _line(item, places or {})
        group.lines.append(line)
    return list(groups.values())


def issue_paths(issue: IssuePage) -> list[str]:
    """Where the items of an issue lie in the tree: below it and below its translations."""
    same = IssuePage.objects.filter(translation_key=issue.translation_key, live=True)
    paths = list(same.values_list("path", flat=True))
    return [issue.path, *(path for path in paths if path != issue.path)]


def _items(model: Any, paths: list[str]) -> list[Any]:
    """Live items right below these issues, each once, its own language first."""
    pages = model.objects.filter(alias_of__isnull=True)
    below = pages.none()
    for path in paths:
        below = below | pages.filter(path__startswith=path)
    found = each_once(open_pages(below)).annotate(lang=F("locale__language_code"))
    return list(found.order_by("path"))


def _in_order(items: Iterable[Any], own_path: str) -> list[Any]:
    """Own items by their place; what is only in the other language stands behind them."""
    return sorted(items, key=lambda item: (not item.path.startswith(own_path), item.path))


def _kind(item: AnnouncementPage | SdgTablePage) -> tuple[str, str]:
    if isinstance(item, AnnouncementPage):
        return "announcements", _("Announcements")
    return "goals", _("Goals of sustainable development")


def _line(item: Any, places: Mapping[str, int], **more: Any) -> Line:
    return Line(
        title=item.title,
        url=item.url_path,
        page=item.page_from or places.get(str(item.translation_key)),
        slug=item.slug,
        **{**foreign(item.lang), **more},
    )


def printed_contents(issue: IssuePage) -> list[Group]:
    """The contents of an issue that exists only as a PDF; nothing in it can be opened alone."""
    groups: dict[str, Group] = {}
    known = sections()
    for row in issue.contents.all():
        section = known.get(row.section_id or 0)
        key = section.code if section else ""
        group = groups.setdefault(key, Group(section.label if section else _("In the issue"), key))
        group.lines.append(Line(title=row.title, page=row.page, authors=row.authors))
    return list(groups.values())


def all_lines(groups: Iterable[Group]) -> Iterator[Line]:
    """Every line of the contents."""
    for group in groups:
        yield from group.lines
