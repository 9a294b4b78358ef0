"""The map of the portal for search engines: an index, and files of one language each."""

from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from core.kept_pages import kept
from home.selectors.sitemap import Place, pages_of, parts_of_languages, views_of

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def _xml(lines: Iterable[str]) -> HttpResponse:
    return HttpResponse(HEAD + "\n".join(lines), content_type="application/xml")


@kept(in_any_language=True)
@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """List the files."""
    lines = [f'<sitemapindex xmlns="{SCHEMA}">']
    for language, part in parts_of_languages():
        address = settings.PUBLIC_URL + reverse("sitemap_part", args=[language, part])
        lines.append(f"<sitemap><loc>{escape(address)}</loc></sitemap>")
    return _xml([*lines, "</sitemapindex>", ""])


@kept(in_any_language=True)
@require_safe
def sitemap_part(request: HttpRequest, language: str, part: str) -> HttpResponse:
    """List the addresses of one file with their translations; 404 for an empty file."""
    number = int(part)
    places = list(pages_of(language, number) if number else views_of(language))
    if not places:
        raise Http404
    lines = [f'<urlset xmlns="{SCHEMA}" xmlns:xhtml="{XHTML}">']
    lines += [_entry(place) for place in places]
    return _xml([*lines, "</urlset>", ""])


def _entry(place: Place) -> str:
    changed = f"<lastmod>{place.changed}</lastmod>" if place.changed else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{_absolute(path)}"/>'
        for code, path in place.alternates.items()
    )
    return f"<url><loc>{_absolute(place.path)}</loc>{changed}{links}</url>"


def _absolute(path: str) -> str:
    return escape(settings.PUBLIC_URL + path)
