"""A portal of one view behind the page cache, which counts how often the view worked."""

from django.http import HttpResponse
from django.test import RequestFactory

from core.kept_pages import keep
from core.page_cache import KeepPages

BODY = "<p>Колодец</p>" * 50


class Site:
    """A portal of one view behind the cache; counts how often the view works."""

    def __init__(self, view=None) -> None:
        self.times = 0
        self.view = view or (lambda _: keep(HttpResponse(BODY), "page"))
        self.middleware = KeepPages(self.answer)

    def answer(self, request):
        self.times += 1
        return self.view(request)

    def get(self, path="/ru/", method="GET", **meta):
        return self.middleware(RequestFactory().generic(method, path, **meta))


def times(site, *paths, **meta) -> int:
    """How often the view worked for these addresses, one after the other."""
    for path in paths:
        site.get(path, **meta)
    return site.times
