"""Tags that bring the reads of the shelf to its page templates."""

from collections.abc import Callable
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from magazine.models import PublicationIndexPage, PublicationPage
from magazine.selectors.shelf import sheet as sheets
from magazine.selectors.shelf.listing import Listing, list_shelf
from magazine.selectors.shelf.sheet import Sheet, read_sheet

register = template.Library()


def _once(request: HttpRequest, name: str, read: Callable[[], Any]) -> Any:
    """Read a thing once in a request."""
    known = request.__dict__.setdefault("_shelf", {})
    if name not in known:
        known[name] = read()
    return known[name]


@register.simple_tag(takes_context=True)
def shelf_list(context: template.Context, page: PublicationIndexPage) -> Listing:
    """List what the address of this request asks for."""
    request = context["request"]
    given = dict(request.GET.lists())
    read = lambda: list_shelf(path=page.url_path, given=given)  # noqa: E731 -- read once
    listing: Listing = _once(request, f"list{page.pk}", read)
    return listing


@register.simple_tag(takes_context=True)
def publication_sheet(context: template.Context, page: PublicationPage) -> Sheet:
    """Read what the page of a publication shows."""
    sheet: Sheet = _once(context["request"], f"sheet{page.pk}", lambda: read_sheet(page))
    return sheet


@register.simple_tag
def publication_thing(page: PublicationPage, sheet: Sheet) -> dict[str, Any]:
    """The page as a thing of schema.org; empty for what is not public."""
    return sheets.publication_thing(page, sheet)


@register.filter
def drawing(svg: str) -> SafeString:
    """Put a drawing of ours into the page as it is."""
    return mark_safe(svg)  # noqa: S308 -- made by core.motifs from numbers
