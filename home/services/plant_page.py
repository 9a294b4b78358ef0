"""One page of a tree, planted once and never written over."""

from typing import Any
from uuid import UUID

from django.db import transaction
from wagtail.models import Locale, Page

from core.pages import BasePage


@transaction.atomic
def plant_page(
    *,
    page_type: type[BasePage],
    parent: Page,
    slug: str,
    locale: Locale,
    translation_key: UUID | None,
    fields: dict[str, Any],
) -> Page:
    """Give the child of that slug; make and publish it first when there is none.

    Pages of one translation key are translations of each other, never aliases.
    """
    existing = parent.get_children().filter(slug=slug).first()
    if existing is not None:
        return existing
    page = page_type(slug=slug, locale=locale, **fields)
    if translation_key is not None:
        page.translation_key = translation_key
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
