"""A kept page: where it is found again, what of an answer is kept, how it is handed out."""

import gzip
import re
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import wraps
from hashlib import blake2b
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers

LONGEST = timedelta(hours=1)  # what no write makes stale is rendered again after this
LONGEST_QUERY = 200
MOST_VALUES = 6
LARGEST = 1_000_000  # bytes
MOST_MADE_UP = 1_000
OK = 200

# Where a link was found says nothing about the page: these are taken off before it is rendered.
TRACKERS = re.compile(r"utm_\w+|fbclid|gclid|yclid|ysclid|_openstat")
LANGUAGE = re.compile(r"(?:https?://[^/]+)?/(ru|ky|en)/")
REFUSES_GZIP = re.compile(r"gzip;\s*q=0(?:\.0*)?\s*(?:,|$)")
# An answer that depends on more than these is not one for everybody.
HARMLESS_VARY = {"cookie", "accept-encoding"}
NOT_KEPT = {"Content-Length", "Set-Cookie", "X-Request-ID"}

View = Callable[..., HttpResponseBase]


class Mark(NamedTuple):
    """What a view says about its answer: it may be kept, and these parameters change it."""

    parameters: frozenset[str]
    is_in_any_language: bool = False


def keep(
    response: HttpResponseBase, *parameters: str, in_any_language: bool = False
) -> HttpResponseBase:
    """Let an answer be kept for visitors without a session.

    With any other parameter in the address it is rendered each time, so nobody fills the cache
    with made-up addresses. Words typed by people are therefore never named here.
    """
    response._kept = Mark(frozenset(parameters), in_any_language)  # type: ignore[attr-defined]
    return response


def kept(*parameters: str, in_any_language: bool = False) -> Callable[[View], View]:
    """Say the same of a whole view."""

    def around(view: View) -> View:
        @wraps(view)
        def answer(*args: Any, **kwargs: Any) -> HttpResponseBase:
            return keep(view(*args, **kwargs), *parameters, in_any_language=in_any_language)

        return answer

    return around


def changes_at(request: HttpRequest, instant: datetime) -> None:
    """Say that something on this page reads otherwise from an instant on: "three days left"."""
    now = getattr(request, "_changes_at", None)
    request._changes_at = min(now, instant) if now else instant  # type: ignore[attr-defined]


def seconds_to_keep(request: HttpRequest) -> int:
    """Give the time until the page may read otherwise without any write; a day ends at midnight."""
    now = timezone.localtime()
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    end = min(now + LONGEST, midnight, getattr(request, "_changes_at", midnight))
    return int((end - now).total_seconds())


class Address(NamedTuple):
    """What a page is found by; its language is in its path."""

    host: str
    path: str
    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, request: HttpRequest) -> "Address | None":
        """Read the address; None when it is nothing that is ever kept."""
        query = request.META.get("QUERY_STRING", "")
        if len(query) > LONGEST_QUERY or changes_language(request):
            return None
        given = parse_qsl(query, keep_blank_values=True) if query else []
        pairs = [(name, value) for name, value in given if not TRACKERS.fullmatch(name)]
        if len(pairs) < len(given):
            request.META["QUERY_STRING"] = urlencode(pairs)
        if len(pairs) > MOST_VALUES:
            return None
        # Great letters and a dot at the end name the same host.
        host = f"{request.scheme}://{request.get_host().lower().rstrip('.')}"
        return cls(host, request.path, in_order(pairs))

    def key(self, stamp: str) -> str:
        """Name the entry of this address under a stamp."""
        text = "\n".join((stamp, self.host, self.path, urlencode(self.pairs)))
        return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    @property
    def can_be_made_up(self) -> bool:
        """Whether anybody can write another one that is answered too, by a value or a port."""
        return bool(self.pairs) or ":" in self.host.partition("://")[2]

    def has_only(self, parameters: frozenset[str]) -> bool:
        """Whether nothing but these parameters stands in the address."""
        return all(name in parameters for name, _ in self.pairs)


def in_order(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Order by name alone: of a parameter given twice the last counts."""
    return tuple(sorted(pairs, key=lambda pair: pair[0]))


class Room:
    """What a process still keeps for made-up addresses under one stamp.

    Without an end they would drive out the pages that people read, and fill a shared cache.
    """

    def __init__(self) -> None:
        self._stamp, self._until, self._left = "", 0.0, 0

    def takes_one_more(self, stamp: str) -> bool:
        """Count one more; False once there is no room until the next write, or for an hour."""
        now = time.monotonic()
        if stamp != self._stamp or now > self._until:
            self._stamp, self._until = stamp, now + LONGEST.total_seconds()
            self._left = MOST_MADE_UP
        self._left -= 1
        return self._left >= 0


room = Room()


def changes_language(request: HttpRequest) -> bool:
    """Whether the visitor has just switched the language, which the answer then remembers."""
    before = LANGUAGE.match(request.META.get("HTTP_REFERER", ""))
    now = LANGUAGE.match(request.path)
    return before is not None and now is not None and before[1] != now[1]


class Entry(NamedTuple):
    """What is kept of an answer: headers, tag and the packed body."""

    headers: tuple[tuple[str, str], ...]
    tag: str
    packed: bytes

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Hand the page out: packed, plain, or not at all when the browser has it."""
        response: HttpResponse
        if self._is_known(request.META.get("HTTP_IF_NONE_MATCH", "")):
            response = HttpResponseNotModified()
        elif takes_gzip(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            response = HttpResponse(self.packed)
            response.headers["Content-Encoding"] = "gzip"
        else:
            response = HttpResponse(gzip.decompress(self.packed))
        for name, value in self.headers:
            response.headers[name] = value
        response.headers["ETag"] = self.tag
        if response.status_code == OK:
            response.headers["Content-Length"] = str(len(response.content))
        else:
            response.headers.pop("Content-Type", None)
        return response

    def _is_known(self, tags: str) -> bool:
        strong = self.tag.removeprefix("W/")
        given = (tag.strip().removeprefix("W/") for tag in tags.split(","))
        return bool(tags) and any(tag in {"*", strong} for tag in given)


def takes_gzip(accepted: str) -> bool:
    """Whether a browser unpacks gzip."""
    return "gzip" in accepted and not REFUSES_GZIP.search(accepted)


def make_entry(address: Address, response: HttpResponse) -> Entry | None:
    """Take from an answer what may be kept; None when it may not."""
    mark = getattr(response, "_kept", None)
    if mark is None or not _may_be_kept(address, response, mark):
        return None
    response.headers.setdefault("Cache-Control", "no-cache")
    patch_vary_headers(response, ("Cookie", "Accept-Encoding"))
    # Weak, because the packed and the plain body carry the same one.
    tag = f'W/"{blake2b(response.content, digest_size=12).hexdigest()}"'
    headers = tuple(item for item in response.headers.items() if item[0] not in NOT_KEPT)
    return Entry(headers, tag, gzip.compress(response.content, 6, mtime=0))


def _may_be_kept(address: Address, response: HttpResponse, mark: Mark) -> bool:
    if response.status_code != OK or response.streaming or response.cookies:
        return False
    if not address.has_only(mark.parameters) or len(response.content) > LARGEST:
        return False
    policy = response.headers.get("Cache-Control", "")
    if "private" in policy or "no-store" in policy or "Content-Encoding" in response.headers:
        return False
    vary = {name.strip().lower() for name in response.headers.get("Vary", "").split(",")}
    allowed = HARMLESS_VARY | ({"accept-language"} if mark.is_in_any_language else set())
    return vary - {""} <= allowed
