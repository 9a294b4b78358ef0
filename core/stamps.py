"""The stamp of everything a page may show: one value that changes with every committed write.

What was rendered is kept under the stamp that was read before it was rendered, so it is never
asked for again once the stamp has changed. The stamp lies beside the database of one machine as
a link whose target is the value: reading it takes one call to the system and no statement. Where
several machines share a cache, a second part of the stamp lies there.
"""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings
from django.core.cache import caches

logger = logging.getLogger("portal.pages")

SHARED_KEY = "stamp"
# What the request of this moment knows: None outside requests, "" before its first look.
_of_request: ContextVar[str | None] = ContextVar("of_request", default=None)


@contextmanager
def in_request() -> Iterator[None]:
    """Let one request look at the stamp once; a write of its own makes it look again."""
    token = _of_request.set("")
    try:
        yield
    finally:
        _of_request.reset(token)


def current_stamp() -> str:
    """Give the stamp as this request knows it; outside of requests it is read each time."""
    known = _of_request.get()
    if known:
        return known
    stamp = read_stamp()
    if known is not None:
        _of_request.set(stamp)
    return stamp


def _link() -> Path:
    return Path(settings.PAGES_ROOT) / "stamp"


def _fresh() -> str:
    """Make a value that never was, so that nothing kept under an older one comes back."""
    return secrets.token_hex(8)


def read_stamp() -> str:
    """Give the stamp; one that got lost comes back as a new value.

    Raises whatever the disk or the shared cache raises: then nothing may be kept.
    """
    link = _link()
    try:
        own = str(link.readlink())
    except FileNotFoundError:
        link.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            link.symlink_to(_fresh())
        own = str(link.readlink())
    return f"{own}.{_shared()}" if settings.PAGES_ARE_SHARED else own


def _shared() -> str:
    cache = caches["pages"]
    found: str | None = cache.get(SHARED_KEY)
    if found is None:
        cache.add(SHARED_KEY, _fresh(), timeout=None)
        found = cache.get(SHARED_KEY)
    if found is None:
        raise OSError("the shared cache keeps nothing")
    return found


def raise_stamp() -> None:
    """Change the stamp, so that every page is rendered anew; call it after the commit.

    Never fails: what cannot be changed is taken away, and a lost stamp comes back as a new value.
    """
    if _of_request.get():
        _of_request.set("")
    try:
        _replace(_link())
    except OSError:
        logger.warning("The stamp of pages could not be changed", exc_info=True)
        with suppress(OSError):
            _link().unlink(missing_ok=True)
    if settings.PAGES_ARE_SHARED:
        try:
            caches["pages"].set(SHARED_KEY, _fresh(), timeout=None)
        except Exception:  # the cache's own errors share no base class
            logger.warning("The shared stamp of pages could not be changed", exc_info=True)


def _replace(link: Path) -> None:
    value = _fresh()
    link.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = link.with_name(f"stamp-{value}")
    new.symlink_to(value)
    new.replace(link)
