"""Serves the pages of the tree."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from wagtail.models.pages import RouteResult
from wagtail.views import serve

from core.kept_pages import keep
from home.selectors.pages import find_page


def serve_page(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve the page of an address in the language of the address, never another language's.

    Wagtail would walk down the tree level by level and, where a front page is not live, show
    Russian under a Kyrgyz address; we hand it the page already found.
    """
    page = find_page(get_language() or "", path)
    if page is None:
        raise Http404
    request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]
    return keep(serve(request, path), *page.kept_parameters)
