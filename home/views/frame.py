"""What every page has around it: menus, languages, addresses for search engines, contacts."""

from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page

from core.memory import remembered
from home.choices import HIDDEN_PARTS
from home.models import ContactSettings
from home.selectors import links, menus

NAMES = dict(settings.LANGUAGES)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Offer the frame to every template; nothing is read before a template asks for it.

    At most three statements: relatives of the page, top pages, contacts.
    """
    language = get_language() or settings.LANGUAGE_CODE
    page = _page_of(request)
    found = SimpleLazyObject(lambda: links.links_of(page, language) if page else None)
    top = cache(lambda: remembered("home.top_menu", lambda: menus.top_menu(language)))
    return {
        "navigation": SimpleLazyObject(lambda: menus.navigation(top(), request.path)),
        "footer_lists": SimpleLazyObject(lambda: menus.footer_lists(top())),
        "site_contact": SimpleLazyObject(lambda: remembered("home.contacts", _contacts)),
        "crumbs": SimpleLazyObject(lambda: found.crumbs if page else []),
        "language_links": SimpleLazyObject(lambda: _language_links(request, page, found)),
        "alternates": SimpleLazyObject(lambda: _alternates(request, page, found)),
        "canonical_url": _canonical(request),
        "page_description": _description(page),
        "is_hidden": _is_hidden(request, language),
        "untranslated": SimpleLazyObject(lambda: _untranslated(request)),
    }


def _contacts() -> ContactSettings:
    return ContactSettings.load()


def _page_of(request: HttpRequest) -> Page | None:
    route = getattr(request, "_wagtail_route_for_request", None)
    return route.page if route else None


def _is_view(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.url_name != "wagtail_serve"


def _query(request: HttpRequest) -> str:
    kept = [
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if name != links.MISSING_PARAMETER
    ]
    return f"?{urlencode(kept)}" if kept else ""


def _addresses(request: HttpRequest, page: Page | None, found: Any) -> dict[str, str]:
    if page:
        return dict(found.languages)
    if _is_view(request):
        return {code: translate_url(request.path, code) for code in NAMES}
    return {code: f"/{code}/" for code in NAMES}


def _language_links(
    request: HttpRequest, page: Page | None, found: Any
) -> list[dict[str, str | bool]]:
    current = get_language()
    query = _query(request)
    return [
        {
            "code": code,
            "name": NAMES[code],
            "url": address if "?" in address else address + query,
            "current": code == current,
        }
        for code, address in _addresses(request, page, found).items()
    ]


def _alternates(request: HttpRequest, page: Page | None, found: Any) -> list[dict[str, str]]:
    if page:
        same = found.alternates
    elif _is_view(request) and not _is_hidden(request, get_language() or ""):
        same = _addresses(request, None, None)
    else:
        return []
    found_links = [{"code": code, "url": settings.PUBLIC_URL + path} for code, path in same.items()]
    if settings.LANGUAGE_CODE in same:
        default = "/" if page and page.depth == 2 else same[settings.LANGUAGE_CODE]
        found_links.append({"code": "x-default", "url": settings.PUBLIC_URL + default})
    return found_links


def _canonical(request: HttpRequest) -> str:
    if request.resolver_match is None:
        return ""
    number = request.GET.get("page", "")
    part = f"?page={number}" if number.isdecimal() and number.isascii() and number != "1" else ""
    return f"{settings.PUBLIC_URL}{request.path}{part}"


def _description(page: Page | None) -> str:
    return (page.search_description or getattr(page, "summary", "")) if page else ""


def _is_hidden(request: HttpRequest, language: str) -> bool:
    inside = request.path.removeprefix(f"/{language}/")
    return inside.startswith(HIDDEN_PARTS) or "q" in request.GET


def _untranslated(request: HttpRequest) -> dict[str, Any] | None:
    value = request.GET.get(links.MISSING_PARAMETER, "")
    row = links.untranslated_page(value) if value else None
    return row and {**row, "language_name": NAMES[row["language"]]}
