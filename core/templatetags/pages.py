"""Addresses and lists that page templates share: the way home, pages of a long list."""

from typing import Any

from django import template
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

register = template.Library()

# Numbers shown at each end of a long row of pages, and around the current one.
AROUND = 1


def home_crumb() -> dict[str, str]:
    """The first step of a breadcrumb that does not come from the tree."""
    return {"label": _("Home"), "url": f"/{get_language()}/"}


def _address(query: QueryDict, number: int) -> str:
    changed = query.copy()
    changed.pop("page", None)
    if number > 1:
        changed["page"] = str(number)
    return f"?{changed.urlencode()}" if changed else "."


@register.simple_tag(takes_context=True)
def page_links(context: template.Context, listing: Any) -> dict[str, Any]:
    """Turn a page of Django's paginator into what the pagination component reads.

    The query of the address is kept, so that a search stays a search.
    """
    request: HttpRequest = context["request"]
    current, last = listing.number, listing.paginator.num_pages
    shown = sorted({1, last, *range(max(1, current - AROUND), min(last, current + AROUND) + 1)})
    pages: list[dict[str, Any]] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number - before > 1:
            pages.append({"label": "…"})
        pages.append(
            {
                "label": str(number),
                "url": "" if number == current else _address(request.GET, number),
                "current": number == current,
            }
        )
    return {
        "pages": pages,
        "previous_url": _address(request.GET, current - 1) if listing.has_previous() else "",
        "next_url": _address(request.GET, current + 1) if listing.has_next() else "",
    }
