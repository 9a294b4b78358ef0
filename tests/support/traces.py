"""Looks through every column of every table for what names a person."""

import datetime
import json
import uuid
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models

TEXTS = (models.CharField, models.TextField, models.FileField, models.JSONField)
Snapshot = dict[tuple[str, Any], dict[str, Any]]


def text_fields() -> Iterator[tuple[type[models.Model], models.Field]]:
    """Every column of the portal and of its libraries that can hold words."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, TEXTS) or field.get_internal_type() in {"JSONField", "TextField"}:
                yield model, field


def as_text(value: Any) -> str:
    """Words of a column as people read them: letters of JSON are not numbers here."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)


def traces(needles: Iterable[str]) -> set[str]:
    """Columns that hold one of these words, whatever the case: "people.Profile.bio"."""
    wanted = [needle.casefold() for needle in needles]
    found = set()
    for model, field in text_fields():
        for (value,) in model._base_manager.values_list(field.attname):
            text = as_text(value).casefold()
            if any(needle in text for needle in wanted):
                found.add(f"{model._meta.label}.{field.name}")
    return found


def snapshot() -> Snapshot:
    """Every row of every table."""
    return {
        (model._meta.label, row.pop("pk")): row
        for model in apps.get_models()
        for row in model._base_manager.values(
            "pk", *(field.attname for field in model._meta.local_concrete_fields)
        )
    }


def removed(before: Snapshot, after: Snapshot) -> dict[str, list[str]]:
    """What is in a column before and no longer after, as words: {"people.Letter.text": […]}."""
    gone: dict[str, list[str]] = {}
    for (label, pk), row in before.items():
        left = after.get((label, pk), {})
        for column, value in row.items():
            if left.get(column) != value:
                stays = set(leaves(left.get(column)))
                words = [word for word in leaves(value) if word not in stays]
                gone.setdefault(f"{label}.{column}", []).extend(words)
    return {column: words for column, words in gone.items() if words}


def leaves(value: Any) -> Iterator[str]:
    """The words in a value; numbers, switches and nothing are no words."""
    if isinstance(value, str):
        yield from [value] if value else []
    elif isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from leaves(item)
    elif isinstance(value, datetime.date | datetime.datetime):
        yield value.isoformat()
    elif value is not None and not isinstance(value, bool | int | float | Decimal | uuid.UUID):
        yield str(value)
