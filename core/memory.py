"""What a process remembers between two writes: menus, vocabularies, names."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import connection
from django.utils import timezone
from django.utils.translation import get_language

from core.stamps import current_stamp

logger = logging.getLogger("portal.pages")

Value = TypeVar("Value")

_kept: dict[tuple[str, str | None], tuple[object, Any]] = {}


def remembered(name: str, read: Callable[[], Value]) -> Value:
    """Give what `read` gives, kept for one language and day until anything shown changes.

    For few and small things that many pages need; nobody may change what is given back. Inside
    a transaction nothing is remembered: what it sees is not yet true for others.
    """
    if connection.in_atomic_block:
        return read()
    try:
        state = (current_stamp(), timezone.localdate())
    except (
        Exception
    ):  # disk and cache have no common error; then it is read as if nothing were kept
        logger.warning("The stamp of pages could not be read", exc_info=True)
        return read()
    key = (name, get_language())
    kept = _kept.get(key)
    if kept is not None and kept[0] == state:
        value: Value = kept[1]
        return value
    value = read()
    _kept[key] = (state, value)
    return value
