"""What a process remembers between two writes: menus, vocabularies, names."""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django.db import connection
from django.utils import timezone
from django.utils.translation import get_language

from core.stamps import current_stamp

logger = logging.getLogger("portal.pages")

Value = TypeVar("Value")

_kept: dict[tuple[str, str | None], tuple[object, Any]] = {}
_kept_each: dict[str, tuple[object, dict[str, Any]]] = {}
MOST_KEPT = 20_000  # of one name


def remembered(name: str, read: Callable[[], Value]) -> Value:
    """Give what `read` gives, kept for one language and day until anything shown changes.

    For few and small things that many pages need; nobody may change what is given back. Inside
    a transaction nothing is remembered: what it sees is not yet true for others.
    """
    state = _state()
    if state is None:
        return read()
    key = (name, get_language())
    kept = _kept.get(key)
    if kept is not None and kept[0] == state:
        value: Value = kept[1]
        return value
    value = read()
    _kept[key] = (state, value)
    return value


def remembered_each(
    name: str, keys: Sequence[str], read: Callable[[list[str]], Mapping[str, Value]]
) -> dict[str, Value]:
    """Give what `read` gives for each key that it knows, reading only keys not asked for before.

    Remembered and forgotten as `remembered` does, in all languages alike: for facts of many things
    of which a page needs a few hundred at a time.
    """
    state = _state()
    if state is None:
        return dict(read(list(keys)))
    kept = _kept_each.get(name)
    if kept is None or kept[0] != state or len(kept[1]) > MOST_KEPT:
        kept = _kept_each[name] = (state, {})
    known = kept[1]
    if missing := [key for key in keys if key not in known]:
        found = read(missing)
        known.update({key: found.get(key, _NOTHING) for key in missing})
    return {key: known[key] for key in keys if known[key] is not _NOTHING}


_NOTHING: Any = object()


def _state() -> object | None:
    """What must be the same for something to be remembered; None where nothing may be."""
    if connection.in_atomic_block:
        return None
    try:
        return (current_stamp(), timezone.localdate())
    except (
        Exception
    ):  # disk and cache have no common error; then it is read as if nothing were kept
        logger.warning("The stamp of pages could not be read", exc_info=True)
        return None
