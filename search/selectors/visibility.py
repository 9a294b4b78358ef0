"""What of the candidates a visitor without account may open at this moment."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Protocol, TypeVar

from core.memory import remembered_each
from search.registry import Part, Provider, providers


class Placed(Protocol):
    """A text of a thing, by the part of the thing it belongs to."""

    @property
    def kind(self) -> str:
        """The kind of the thing."""

    @property
    def key(self) -> str:
        """The key of the thing."""

    @property
    def part(self) -> Part:
        """The language or the file."""


Text = TypeVar("Text", bound=Placed)
# The open parts of things, by kind and key.
OpenParts = Mapping[str, Mapping[str, frozenset[Part]]]


def read_open(documents: Iterable[Text], using: str) -> tuple[list[Text], OpenParts]:
    """Those whose text a visitor may open at this moment, and all open parts of their things.

    What was open is asked once until anything that is shown changes, as of kept pages. An index of
    a measurement has no providers; everything in it is open.
    """
    known = list(documents)
    if using != "default":
        return known, {}
    keys: dict[str, dict[str, None]] = {}
    for one in known:
        keys.setdefault(one.kind, {})[one.key] = None
    handed = providers()
    parts = {
        kind: remembered_each(
            f"search.open.{kind}", list(wanted), partial(_open_parts, handed[kind])
        )
        for kind, wanted in keys.items()
        if kind in handed
    }
    shown = [one for one in known if one.part in parts.get(one.kind, {}).get(one.key, ())]
    return shown, parts


def _open_parts(provider: Provider, keys: Sequence[str]) -> dict[str, frozenset[Part]]:
    found: dict[str, set[Part]] = {}
    for part in provider.visible_parts(keys):
        found.setdefault(part.key, set()).add(part)
    return {key: frozenset(parts) for key, parts in found.items()}
