"""Questions as people type them, answered by the engine of this portal."""

from search.engine.older import Engine
from search.engine.plain import PlainEngine
from search.engine.questions import groups_of


def current_engine() -> Engine:
    """The engine of this portal: there is one until search has documents of its own."""
    return PlainEngine()


def find_keys(*, kind: str, text: str) -> list[int]:
    """The keys of all things of a kind that fit what was typed, best first.

    Anything may be typed: what holds no word finds nothing. One statement.
    """
    hits = current_engine().candidates(groups_of(text), {"kind": [kind]})
    return [hit.key for hit in hits]
