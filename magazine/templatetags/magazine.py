"""Tags that bring issues, articles and the archive to templates of any floor."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from core.citations import ArticleCitation, gost_article
from core.counting import count_later
from core.covers import Cover, cover_svg
from core.kept_pages import changes_at
from magazine.access import reading_of
from magazine.choices import READS
from magazine.engine.content import Run
from magazine.models import ArticlePage, IssuePage, SdgTablePage, YearPage
from magazine.selectors import reading_list
from magazine.selectors.pages import archive, article, citing, contents, issue
from magazine.selectors.pages.rows import sections

register = template.Library()


def _once(request: HttpRequest, key: str, read: Any) -> Any:
    """Several blocks of one page need the same; it is read for the first of them."""
    kept = request.__dict__.setdefault("_magazine_read", {})
    if key not in kept:
        kept[key] = read()
    return kept[key]


def _is_preview(request: HttpRequest) -> bool:
    return bool(getattr(request, "is_preview", False))


@register.simple_tag(takes_context=True)
def reading(context: template.Context, page: ArticlePage | IssuePage) -> Any:
    """Whether whoever asks reads it, and why; the page is made anew when it opens to all."""
    request = context["request"]
    found = _once(
        request, f"reading{page.pk}", lambda: reading_of(page, getattr(request, "user", None))
    )
    if not found.allowed and found.until:
        opens = datetime.datetime.combine(found.until, datetime.time())
        changes_at(request, timezone.make_aware(opens))
    return found


@register.simple_tag(takes_context=True)
def article_sheet(context: template.Context, page: ArticlePage) -> Any:
    """What the page of an article shows to whoever asks; whoever reads it is counted."""
    request = context["request"]
    is_open = _is_preview(request) or reading(context, page).allowed
    if is_open and page.live and not _is_preview(request):
        count_later(request, READS, f"{page.translation_key} {get_language()}")
    return _once(
        request,
        f"article{page.pk}",
        lambda: article.read_article(page, is_open=is_open, is_preview=_is_preview(request)),
    )


@register.simple_tag(takes_context=True)
def issue_sheet(context: template.Context, page: IssuePage) -> Any:
    """What the page of an issue shows."""
    return _once(context["request"], f"issue{page.pk}", lambda: issue.read_issue(page))


@register.simple_tag(takes_context=True)
def magazine_front(context: template.Context) -> dict[str, Any]:
    """The newest issue with its contents, and the archive by years."""
    return _once(context["request"], "front", _read_front)


def _read_front() -> dict[str, Any]:
    issues = archive.listed_issues()
    newest = issues[0] if issues else None
    return {
        "newest": archive.issue_row(newest) if newest else None,
        "groups": contents.read_contents(newest) if newest else [],
        "years": archive.by_year(issues),
        "sections": list(sections().values()),
    }


@register.simple_tag
def magazine_year(page: YearPage) -> list[Any]:
    """The issues of one year, also those that came out in the other language only."""
    years = archive.by_year(archive.listed_issues())
    return next((each.issues for each in years if each.year == page.year), [])


@register.simple_tag
def announcement_sheet(page: Any) -> dict[str, Any]:
    """The text, figures and way further of an announcement."""
    return article.read_announcement(page)


@register.simple_tag
def sdg_rows(page: SdgTablePage) -> list[Any]:
    """The rows of the table of goals, with the goals by name."""
    return list(page.rows.all()) if not page.pk else list(article.read_goals(page))


@register.simple_tag
def issue_cover(cover: Cover) -> SafeString:
    """Draw the cover of an issue."""
    return mark_safe(cover_svg(cover))  # noqa: S308 -- own SVG, its words are escaped there


@register.filter
def piece_template(piece: Mapping[str, Any]) -> str:
    """The template that draws a piece of this kind."""
    return f"components/pieces/{piece['t']}.html"


@register.filter
def runs(words: Iterable[Run] | str) -> SafeString | str:
    """Write running text: bold words, links, marks of footnotes that lead there and back."""
    if isinstance(words, str):
        return conditional_escape(words)
    return format_html_join("", "{}", ((_run(run),) for run in words))


def _run(run: Run) -> SafeString | str:
    if isinstance(run, str):
        return run
    if "fn" in run:
        anchor = format_html(' id="ref-{}"', run["fn"]) if run.get("first") else ""
        return format_html(
            '<sup><a class="note-mark"{} href="#note-{}">{}</a></sup>', anchor, run["fn"], run["fn"]
        )
    if "a" in run:
        return format_html('<a href="{}">{}</a>', run["url"], run["a"])
    return format_html("<b>{}</b>", run["b"])


@register.simple_tag
def article_citation(page: ArticlePage, sheet: Any) -> ArticleCitation:
    """What is cited when somebody cites this article."""
    return citing.cite_sheet(page, sheet)


@register.filter
def as_gost_article(cited: ArticleCitation) -> str:
    """Write the reference by GOST R 7.0.5-2008."""
    return gost_article(cited)


@register.simple_tag
def article_thing(page: ArticlePage, sheet: Any, is_open: bool) -> dict[str, Any]:
    """The article as a thing of schema.org; empty for what is not public."""
    return citing.article_thing(page, sheet, is_open=is_open)


@register.simple_tag
def issue_thing(page: IssuePage) -> dict[str, Any]:
    """The issue as a thing of schema.org."""
    return citing.issue_thing(page) if page.live else {}


@register.simple_tag
def magazine_url(name: str, key: Any) -> str:
    """The full address of something of the magazine, by its key."""
    return f"{settings.PUBLIC_URL}{reverse(name, args=[key])}"


@register.simple_tag
def route_or_nothing(name: str, *values: Any) -> str:
    """The address of a route, "" where the portal has none of that name."""
    try:
        return reverse(name, args=values)
    except NoReverseMatch:
        return ""


@register.simple_tag
def other_language(alternates: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The same page in the other of Russian and Kyrgyz; empty where it has none."""
    own = (get_language() or "ru")[:2]
    names = dict(settings.LANGUAGES)
    for each in alternates:
        if each["code"] in {"ru", "ky"} - {own}:
            path = each["url"].removeprefix(settings.PUBLIC_URL)
            return {"code": each["code"], "name": names[each["code"]], "url": path}
    return {}


@register.simple_tag(takes_context=True)
def is_marked(context: template.Context, page: ArticlePage) -> bool:
    """Whether whoever asks keeps the article on the list of what to read."""
    person = context["request"].user
    return reading_list.is_marked(person=person, article_key=page.translation_key)
