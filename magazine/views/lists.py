"""Lists of articles: by section and by author."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.kept_pages import kept
from core.labels import in_language
from core.templatetags.pages import home_crumb
from magazine.selectors.pages.listing import find_author, find_section, magazine_address


def _context(title: str, listing: Any, **more: Any) -> dict[str, Any]:
    crumbs = [home_crumb(), {"label": _("Magazine"), "url": magazine_address()}]
    return {
        "room": "magazine",
        "page_title": title,
        "listing": listing,
        "crumbs": [*crumbs, {"label": title, "url": ""}],
        **more,
    }


@kept("page")
@require_safe
def section(request: HttpRequest, code: str) -> HttpResponse:
    """List the articles of a section, newest first."""
    listing = find_section(code, request.GET.get("page"))
    if listing is None:
        raise Http404
    context = _context(listing.thing.label, listing)
    return render(request, "pages/magazine_section.html", context)


@kept("page")
@require_safe
def author(request: HttpRequest, code: str) -> HttpResponse:
    """Show who writes, and the articles of theirs that are public."""
    listing = find_author(code, request.GET.get("page"))
    if listing is None:
        raise Http404
    who = listing.thing
    context = _context(
        who.label,
        listing,
        affiliation=in_language({"ru": who.affiliation_ru, "ky": who.affiliation_ky})[0],
        about=in_language({"ru": who.about_ru, "ky": who.about_ky})[0],
    )
    return render(request, "pages/magazine_author.html", context)
