"""Every model that knows a person says how long it keeps that and how it is erased."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from core.retention import Retention
from tests.architecture.house import our_models

# Names of fields that hold a person's name or number, whatever their type.
TELLING = {"phone", "first_name", "last_name", "full_name", "patronymic", "ip_address"}


def knows_a_person(model: type[models.Model]) -> bool:
    """Whether a model's own columns lead to a person."""
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
        if isinstance(field, models.EmailField) or TELLING & {
            field.name,
            field.name.split("_")[-1],
        }:
            return True
        if field.is_relation and field.related_model is get_user_model():
            return True
    return False


def undeclared(candidates: Iterable[type[models.Model]]) -> list[str]:
    """Labels of models that know a person and do not say what becomes of it."""
    return [
        model._meta.label
        for model in candidates
        if knows_a_person(model) and not isinstance(vars(model).get("PERSONAL_DATA"), Retention)
    ]


def test_every_model_with_personal_data_declares_keeping_and_erasing():
    assert undeclared(our_models()) == []


def test_planted_model_without_declaration_is_reported():
    class Visitor(models.Model):
        phone = models.CharField(max_length=20)

        class Meta:
            app_label = "core"

    try:
        assert undeclared([Visitor]) == ["core.Visitor"]
    finally:
        del apps.all_models["core"]["visitor"]
        apps.clear_cache()
