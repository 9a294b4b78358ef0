"""Keeps whole pages for visitors without a session: rendered once, handed out until the next write.

A page is kept under the stamp that was read before it was rendered (core.stamps). Views say what
may be kept; what they say nothing about is rendered each time.
"""

import logging
import time
from collections.abc import Callable
from threading import Event, Lock

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.db import connection
from django.http import HttpRequest, HttpResponse

from core.kept_pages import Address, Entry, make_entry, room, seconds_to_keep
from core.stamps import current_stamp, in_request

logger = logging.getLogger("portal.pages")

Responder = Callable[[HttpRequest], HttpResponse]

WAIT_SECONDS = 5.0  # for the thread that renders the same page
PAUSE_SECONDS = 10.0  # without the cache, after it failed
MOST_KNOWN = 5_000


class Turns:
    """Lets one thread of this process render a page; the others wait for what it keeps."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._rendering: dict[str, Event] = {}

    def take(self, key: str) -> Event | None:
        """Give None to the first who comes, to the others what they may wait for."""
        with self._lock:
            if key in self._rendering:
                return self._rendering[key]
            self._rendering[key] = Event()
            return None

    def end(self, key: str) -> None:
        """Wake those who wait."""
        with self._lock:
            self._rendering.pop(key).set()


class KeepPages:
    """Answers with a kept page where it may; stands before everything that costs time.

    Passed by: other methods than a look, whoever has a session, previews, and what runs inside a
    transaction, since that sees what is not yet true for others.
    """

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response
        self.turns = Turns()
        self.known: set[str] = set()  # addresses that were kept, whatever their parameters
        self.away_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Read the stamp at most once in a request."""
        with in_request():
            address = self._address(request)
            if address is None:
                return self.get_response(request)
            return self._answer(request, address)

    def _address(self, request: HttpRequest) -> Address | None:
        """Say under which address an answer may be kept, if it may be at all."""
        if time.monotonic() < self.away_until or not is_for_everybody(request):
            return None
        try:
            return Address.of(request)
        except DisallowedHost:
            return None

    def _answer(self, request: HttpRequest, address: Address) -> HttpResponse:
        try:
            key = address.key(current_stamp())
            entry = caches["pages"].get(key)
        except Exception as error:  # disk and cache have no common error; pages are just rendered
            self._pause(error)
            return self.get_response(request)
        if entry is not None:
            return Entry(*entry).answer(request)
        if address.path not in self.known:
            return self._render(request, address, key)
        return self._render_in_turn(request, address, key)

    def _render_in_turn(self, request: HttpRequest, address: Address, key: str) -> HttpResponse:
        others = self.turns.take(key)
        if others is not None:
            others.wait(WAIT_SECONDS)
        try:
            # Another may have kept it since this one looked.
            entry = self._find(key)
            return entry.answer(request) if entry else self._render(request, address, key)
        finally:
            if others is None:
                self.turns.end(key)

    def _find(self, key: str) -> Entry | None:
        try:
            entry = caches["pages"].get(key)
        except Exception as error:  # as above
            self._pause(error)
            return None
        return Entry(*entry) if entry is not None else None

    def _render(self, request: HttpRequest, address: Address, key: str) -> HttpResponse:
        response = self.get_response(request)
        entry = make_entry(address, response) if request.method == "GET" else None
        if entry is None:
            return response
        seconds = seconds_to_keep(request)
        if seconds > 0:
            try:
                if not address.can_be_made_up or room.takes_one_more(current_stamp()):
                    caches["pages"].set(key, tuple(entry), seconds)
            except Exception as error:  # a full disk, a cache that went away: the page is there
                self._pause(error)
            if len(self.known) < MOST_KNOWN:
                self.known.add(address.path)
        return entry.answer(request)

    def _pause(self, error: Exception) -> None:
        logger.warning("Pages cannot be kept for now", exc_info=error)
        self.away_until = time.monotonic() + PAUSE_SECONDS


def is_for_everybody(request: HttpRequest) -> bool:
    """Whether the answer to this request would be the same for any visitor who is not signed in."""
    meta = request.META
    if request.method not in {"GET", "HEAD"} or "HTTP_AUTHORIZATION" in meta:
        return False
    if request.path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return False  # never kept here, so not looked for
    if "HTTP_COOKIE" in meta and not request.COOKIES.keys().isdisjoint(
        (settings.SESSION_COOKIE_NAME, "messages")
    ):
        return False
    return not (connection.in_atomic_block or getattr(request, "is_dummy", False))
