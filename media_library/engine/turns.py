"""One process at a time: a short lock in the cache that all processes share."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache


@contextmanager
def turn(name: str, *, lease: int) -> Iterator[bool]:
    """Say whether this process has the turn; it ends with the block, or after `lease` seconds."""
    key, token = f"turn:{name}", secrets.token_hex(8)
    is_mine = bool(cache.add(key, token, lease))
    try:
        yield is_mine
    finally:
        # After the lease the turn may be another's.
        if is_mine and cache.get(key) == token:
            cache.delete(key)
