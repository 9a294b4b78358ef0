"""Records of people never point at a Wagtail page or revision: pages come, move and go."""

from collections.abc import Iterable

from django.apps import apps
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Page, Revision

from tests.architecture.house import our_models


def is_part_of_a_page(model: type[models.Model]) -> bool:
    """Whether an editor adds the row within a page: it is copied, purged and deleted with it."""
    owners = (field for field in model._meta.local_fields if isinstance(field, ParentalKey))
    return any(issubclass(field.related_model, Page) for field in owners)


def held_by_pages(candidates: Iterable[type[models.Model]]) -> list[str]:
    """Relations of plain rows to pages or revisions.

    Pages themselves may know each other, and the rows an editor adds to a page are part of it.
    """
    return [
        f"{model._meta.label}.{field.name} -> {field.related_model.__name__}"
        for model in candidates
        if not issubclass(model, Page) and not is_part_of_a_page(model)
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if field.is_relation
        and not isinstance(field, ParentalKey)
        and isinstance(field.related_model, type)
        and issubclass(field.related_model, Page | Revision)
    ]


def test_no_record_points_at_a_page_or_revision():
    assert held_by_pages(our_models()) == []


def test_planted_record_is_reported():
    class Bookmark(models.Model):
        page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "best_practice"

    try:
        assert held_by_pages([Bookmark]) == ["best_practice.Bookmark.page -> Page"]
    finally:
        del apps.all_models["best_practice"]["bookmark"]
        apps.clear_cache()
