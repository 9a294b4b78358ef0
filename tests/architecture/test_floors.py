"""Keys between tables look down, also those written as strings: the import linter sees neither."""

from collections.abc import Iterable

from django.apps import apps
from django.db import models

from tests.architecture.house import looks_down, our_models


def upward_keys(candidates: Iterable[type[models.Model]]) -> list[str]:
    """Relations of our models to a package above or beside their own."""
    return [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in candidates
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if field.is_relation
        and isinstance(field.related_model, type)
        and not looks_down(model._meta.app_label, field.related_model._meta.app_label)
    ]


def test_every_key_looks_down():
    assert upward_keys(our_models()) == []


def test_planted_key_that_looks_up_is_reported():
    class Theme(models.Model):
        author = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "taxonomy"

    try:
        assert upward_keys([Theme]) == ["taxonomy.Theme.author -> people.User"]
    finally:
        del apps.all_models["taxonomy"]["theme"]
        apps.clear_cache()
