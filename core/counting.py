"""Counts what was shown once the answer is sent, kept pages included; no cookie, no address.

A view or a tag names what its answer shows (`count_later`), the answer carries that name inside
the portal (`carry`), so that a kept page carries it too, and this middleware takes it off again.
"""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

logger = logging.getLogger("portal.pages")

HEADER = "X-Counted"  # never leaves the portal
COUNTED = {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}

# Takes the name and the request; called after the answer was sent.
Counter = Callable[[str, HttpRequest], None]

_counters: dict[str, Counter] = {}


def register_counter(kind: str, counter: Counter) -> None:
    """Say who counts the names of a kind; a kind is taken once."""
    _counters[kind] = counter


def count_later(request: HttpRequest, kind: str, name: str) -> None:
    """Let the answer to this request be counted under a name."""
    request._counted = f"{kind} {name}"  # type: ignore[attr-defined]


def carry(request: HttpRequest, response: HttpResponseBase) -> None:
    """Write the name on the answer once it is rendered, so that it is kept together with it."""
    counted = getattr(request, "_counted", "")
    if counted:
        response.headers[HEADER] = counted


class CountAnswers:
    """Takes the name off every answer, and counts it when the answer has been sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nobody waits for a table of statistics."""
        response = self.get_response(request)
        told = response.headers.get(HEADER, "")
        del response.headers[HEADER]
        if told and request.method == "GET" and response.status_code in COUNTED:
            kind, _space, name = told.partition(" ")
            counter = _counters.get(kind)
            if counter is not None and not is_fetched_ahead(request):
                response._resource_closers.append(  # type: ignore[attr-defined]
                    lambda: _count(counter, name, request)
                )
        return response


def is_fetched_ahead(request: HttpRequest) -> bool:
    """Whether a browser fetched the page in case somebody opens it."""
    purposes = ("Sec-Purpose", "Purpose", "X-Moz")
    return any("prefetch" in request.headers.get(name, "").lower() for name in purposes)


def _count(counter: Counter, name: str, request: HttpRequest) -> None:
    try:
        counter(name, request)
    except Exception:  # a lost count hurts nobody, and the answer is sent already
        logger.warning("A shown page could not be counted", exc_info=True)
