"""Links that are a right by themselves, and who searches too fast."""

import time
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from people.access import network_of
from search.choices import LOGGED_A_MINUTE, SEARCHES_A_MINUTE, SUGGESTIONS_A_MINUTE
from search.engine.log_words import is_robot
from search.engine.pace import Pace

_SIGNER = Signer(salt="search.stop")


def stop_token(search_id: UUID) -> str:
    """Sign the link of a search; it serves as long as the letter is kept."""
    return _SIGNER.sign(search_id.hex)


def read_stop_token(token: str) -> UUID | None:
    """The search a link names; None when it is not ours."""
    try:
        return UUID(_SIGNER.unsign(token))
    except (BadSignature, ValueError):
        return None


_OPENED = Signer(salt="search.opened")


def opened_mark(*, address: str, text: str, place: int) -> str:
    """Sign what a result leads to, so that the address that counts leads nowhere else."""
    return _OPENED.signature(f"{place} {address} {text}")


def is_own_result(*, address: str, text: str, place: int, mark: str) -> bool:
    """Whether we wrote this link; its address is a path here, or it was never signed."""
    good = opened_mark(address=address, text=text, place=place)
    return constant_time_compare(good.encode(), mark.encode("utf-8", "replace"))


_searches = Pace(SEARCHES_A_MINUTE, 60)
_suggestions = Pace(SUGGESTIONS_A_MINUTE, 60)
_counted = Pace(LOGGED_A_MINUTE, 60)


def forget_visitors() -> None:
    """Let everybody search as if nobody had searched this minute."""
    for pace in (_searches, _suggestions, _counted):
        pace.forget()


def may_search(request: HttpRequest) -> bool:
    """Count one more search of this network; False when it comes too fast for people."""
    return _searches.allows(network_of(request), time.monotonic())


def may_be_suggested(request: HttpRequest) -> bool:
    """Count one more letter typed in this network."""
    return _suggestions.allows(network_of(request), time.monotonic())


def is_counted(request: HttpRequest) -> bool:
    """Whether this visit belongs into the statistics: no program, and no flood."""
    if is_robot(request.headers.get("User-Agent", "")):
        return False
    return _counted.allows(network_of(request), time.monotonic())
