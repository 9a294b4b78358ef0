"""Sections that upper floors hand in for the page of a thing that stands below them.

A floor that owns things (municipalities, projects, experts, legal acts) names their kind; whoever
knows something about them registers a reader for that kind in `apps.ready()`. The page asks for
all sections and draws each with its own template, so no floor ever asks upwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Section:
    """One part of a page: a title, how many there are, and rows for the template that draws it."""

    title: str
    template: str
    rows: Sequence[Any]
    total: int = 0
    more_url: str = ""
    more_label: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


# Gives the section of one thing, or None when there is nothing to show; bounded, flat SQL.
SectionReader = Callable[[Any], Section | None]

_readers: dict[str, dict[str, tuple[int, SectionReader]]] = {}


def register_section(kind: str, name: str, reader: SectionReader, *, position: int = 0) -> None:
    """Add a section to every page of a kind; lower positions come first, a name is taken once."""
    _readers.setdefault(kind, {})[name] = (position, reader)


def sections_of(kind: str, thing: Any) -> list[Section]:
    """Read the sections of one thing in their order; empty ones are left out."""
    readers = _readers.get(kind, {})
    ordered = sorted(readers.items(), key=lambda item: (item[1][0], item[0]))
    found = (reader(thing) for _name, (_position, reader) in ordered)
    return [section for section in found if section is not None]
