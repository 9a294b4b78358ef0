"""What the index of the admin keeps of a row: its words by field, normalised."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import Manager
from django.utils.encoding import force_str
from modelsearch.index import AutocompleteField, RelatedFields, SearchField

from search.engine.admin.words import kept_text


class Entry(NamedTuple):
    """The words of one row."""

    object_id: str
    title: str
    body: str
    autocomplete: str


def entry_of(row: Any) -> Entry:
    """Read a row by the search fields of its model."""
    titles: list[str] = []
    bodies: list[str] = []
    starts: list[str] = []
    for field, text in _texts(row, row.get_search_fields()):
        if isinstance(field, AutocompleteField):
            starts.append(text)
        else:
            (titles if field.field_name == "title" else bodies).append(text)
    kept = (kept_text(" \n".join(texts)) for texts in (titles, bodies, starts))
    return Entry(force_str(row.pk), *kept)


def _texts(row: Any, fields: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    for field in fields:
        if isinstance(field, SearchField | AutocompleteField):
            yield field, _plain(field.get_value(row))
        elif isinstance(field, RelatedFields):
            for other in _related(field.get_value(row)):
                yield from _texts(other, field.fields)


def _related(value: Any) -> Iterable[Any]:
    if isinstance(value, Manager):
        return value.all()
    value = value() if callable(value) else value
    return [] if value is None else [value]


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return _plain(list(value.values()))
    if isinstance(value, list | tuple):
        return ", ".join(_plain(one) for one in value)
    return "" if value is None else force_str(value)
