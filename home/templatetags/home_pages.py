"""Tags that bring home's reads to its page templates."""

from typing import Any

from django import template
from django.core.paginator import Page as PageOfList
from django.utils.http import urlencode

from home.models import HomePage
from home.selectors.front import FrontSheet, read_front
from home.selectors.links import child_pages
from home.selectors.news import page_of_news

register = template.Library()

NEWS_PER_PAGE = 20


@register.simple_tag
def front_sheet(page: HomePage) -> FrontSheet:
    """Read what the front page shows."""
    return read_front(page)


@register.simple_tag
def search_examples(page: HomePage, path: str) -> list[dict[str, str]]:
    """Turn the editor's list of frequent searches into links."""
    words = [word.strip() for word in page.search_examples.split(",")]
    return [{"label": word, "url": f"{path}?{urlencode({'q': word})}"} for word in words if word]


@register.simple_tag(takes_context=True)
def news_list(context: template.Context) -> PageOfList[dict[str, Any]]:
    """Give the page of all news that the address asks for."""
    return page_of_news(context["request"].GET.get("page"), per_page=NEWS_PER_PAGE)


@register.simple_tag
def children_of(page: Any) -> list[dict[str, Any]]:
    """Give the live pages right below a page."""
    return child_pages(page)
