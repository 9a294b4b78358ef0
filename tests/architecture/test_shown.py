"""Every model is classified: what pages show makes kept pages stale, the rest never does."""

from collections.abc import Iterable

from django.apps import apps
from django.conf import settings
from django.db import models

ONLY_ON_SQLITE = {"wagtailsearch.SQLiteFTSIndexEntry"}


def named(lists: dict[str, str]) -> list[str]:
    """The labels of one of the lists of config/settings/shown.py."""
    return [f"{app}.{name}" for app, names in lists.items() for name in names.split()]


def unclassified(candidates: Iterable[type[models.Model]]) -> list[str]:
    """Models about which nobody decided whether pages show them."""
    known = {*named(settings.SHOWN), *named(settings.NEVER_SHOWN)}
    return sorted({model._meta.label for model in candidates} - known)


def all_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.split(".")[0] != "tests"]


def test_every_model_is_shown_or_never_shown():
    assert unclassified(all_models()) == [], "name them in config/settings/shown.py"


def test_no_model_stands_in_both_lists_and_none_is_gone():
    labels = [*named(settings.SHOWN), *named(settings.NEVER_SHOWN)]

    assert sorted(labels) == sorted(set(labels))
    gone = set(labels) - {model._meta.label for model in all_models()}
    assert gone - ONLY_ON_SQLITE == set()


def test_what_is_shown_later_and_columns_belong_to_shown_models():
    shown = set(named(settings.SHOWN))

    assert {*settings.SHOWN_LATER, *settings.COLUMNS_NEVER_SHOWN} <= shown
    for label, columns in settings.COLUMNS_NEVER_SHOWN.items():
        known = {field.column for field in apps.get_model(label)._meta.concrete_fields}
        assert set(columns) <= known


def test_planted_model_is_reported():
    class Planted(models.Model):
        class Meta:
            app_label = "core"

    try:
        assert unclassified([Planted]) == ["core.Planted"]
    finally:
        del apps.all_models["core"]["planted"]
        apps.clear_cache()
