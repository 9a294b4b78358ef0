"""The search page, the way from it to a result, and what is offered while somebody types."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.kept_pages import kept
from core.templatetags.pages import home_crumb
from search.access import (
    is_counted,
    is_own_result,
    may_be_suggested,
    may_search,
    opened_mark,
)
from search.engine.page_query import PageQuery, clean
from search.selectors.page.facet_names import Names, broad_themes, facet_names
from search.selectors.page.panel import ignored_words
from search.selectors.page.result_page import read_result_page
from search.selectors.page.result_rows import ResultRow
from search.selectors.suggesting import often_asked, suggest
from search.services.record_search import record_click, record_search

MOST_OFTEN = 8
RETRY_AFTER = "60"  # seconds


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Answer a question, or say how to ask one. Never kept: every search is counted."""
    names = facet_names()
    query = PageQuery.read(dict(request.GET.lists())).knowing(names)
    if not query.text:
        return _start(request, query, names)
    if not may_search(request):
        return _refused(request, query, names)
    found = read_result_page(query, names=names, path=request.path, lang=_language())
    places = enumerate(found.rows, found.first)
    found = replace(found, rows=[_counting(row, query, place) for place, row in places])
    context = {**_context(request, query, names), "found": found}
    response = render(request, "pages/search_page.html", context)
    if query.page == 1 and not query.selection and is_counted(request):
        _count_later(response, query.text, found.total)
    return response


def _counting(row: ResultRow, query: PageQuery, place: int) -> ResultRow:
    """Let the link of a row count its opening; one that leads elsewhere is left as it is."""
    if not row.url.startswith("/") or row.url.startswith("//"):
        return row
    sign = opened_mark(address=row.url, text=query.text, place=place)
    asked = urlencode({"q": query.text, "n": str(place), "to": row.url, "m": sign})
    return replace(row, url=f"{reverse('search_opened')}?{asked}")


def _count_later(response: HttpResponse, text: str, results: int) -> None:
    """Count when the answer has been sent: nobody waits for a table of statistics."""
    language, today = _language(), timezone.localdate()
    response._resource_closers.append(  # type: ignore[attr-defined]
        lambda: record_search(text=text, language=language, results=results, today=today)
    )


def _context(request: HttpRequest, query: PageQuery, names: Names) -> dict[str, Any]:
    title = _("Search")
    return {
        "query": query,
        "path": request.path,
        "kept": [{"name": name, "value": value} for name, value in query.filter_pairs()],
        "ignored": ignored_words(query),
        "suggest_url": reverse("search_suggest"),
        "page_title": title,
        "crumbs": [home_crumb(), {"label": title, "url": ""}],
        "themes": [{"code": code, "label": label} for code, label in broad_themes(names)],
    }


def _start_context(request: HttpRequest, query: PageQuery, names: Names) -> dict[str, Any]:
    often = [
        {"label": text, "url": PageQuery(text).url(request.path)}
        for text in often_asked(_language(), MOST_OFTEN)
    ]
    return {**_context(request, query, names), "often": often}


def _start(request: HttpRequest, query: PageQuery, names: Names) -> HttpResponse:
    return render(request, "pages/search_page.html", _start_context(request, query, names))


def _refused(request: HttpRequest, query: PageQuery, names: Names) -> HttpResponse:
    """Say to whoever searches faster than people do when to come again."""
    context = {
        **_start_context(request, query, names),
        "refusal": _("Too many searches came from your network."),
        "refusal_text": _("Wait a minute, then press “Find” again: your words are still here."),
    }
    response = render(request, "pages/search_page.html", context, status=429)
    response["Retry-After"] = RETRY_AFTER
    return response


@never_cache
@require_safe
def opened(request: HttpRequest) -> HttpResponse:
    """Count that a result was opened and lead on; only where we wrote the link ourselves."""
    address, text = request.GET.get("to", ""), request.GET.get("q", "")
    number = request.GET.get("n", "")
    place = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 0
    mark = request.GET.get("m", "")
    if not is_own_result(address=address, text=text, place=place, mark=mark):
        raise Http404
    response = HttpResponseRedirect(address)
    if is_counted(request):
        language, today = _language(), timezone.localdate()
        response._resource_closers.append(  # type: ignore[attr-defined]
            lambda: record_click(text=text, language=language, place=place, today=today)
        )
    return response


@never_cache
@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Complete what is being typed; whoever asks faster than people type gets nothing for now."""
    typed = clean(request.GET.get("q", "")[:200])
    found = suggest(typed, _language()) if typed and may_be_suggested(request) else []
    told = [{name: value for name, value in vars(one).items() if value} for one in found]
    return JsonResponse({"suggestions": told}, json_dumps_params={"ensure_ascii": False})


@require_safe
@kept()
def opensearch(request: HttpRequest) -> HttpResponse:
    """Let browsers offer the portal in their own search box."""
    address = f"{settings.PUBLIC_URL}{reverse('search')}?q={{searchTerms}}"
    body = render_to_string("pages/opensearch.xml", {"address": address})
    return HttpResponse(body, content_type="application/opensearchdescription+xml; charset=utf-8")
