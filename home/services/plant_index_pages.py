"""The lists of cases and of news in every language."""

from uuid import UUID

from django.apps import apps
from django.db import transaction

from home.models import HomePage
from home.selectors.repository import read_tree
from home.services.plant_page import plant_page


@transaction.atomic
def plant_index_pages() -> None:
    """Put every planned index page under every front page."""
    keys: dict[str, UUID] = {}
    for home in HomePage.objects.select_related("locale").order_by("path"):
        for planned in read_tree()["indexes"]:
            page = plant_page(
                page_type=apps.get_model(planned["type"]),
                parent=home,
                slug=planned["slug"],
                locale=home.locale,
                translation_key=keys.get(planned["slug"]),
                fields={**planned[home.locale.language_code], "show_in_menus": True},
            )
            keys[planned["slug"]] = page.translation_key
