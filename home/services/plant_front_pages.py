"""Locales, the three front pages, and the site that points at them."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site, Task, Workflow

from home.choices import LANGUAGE_CODES
from home.models import HomeFigure, HomePage
from home.selectors.repository import read_tree
from home.services.plant_page import plant_page


@transaction.atomic
def plant_front_pages() -> None:
    """Make ru, ky and en with one front page each, translations of each other.

    Also takes away what Wagtail brings along: its welcome page and its approval workflow.
    """
    root = Page.get_first_root_node()
    translation_key = None
    for code in LANGUAGE_CODES:
        locale, _ = Locale.objects.get_or_create(language_code=code)
        page = plant_page(
            page_type=HomePage,
            parent=root,
            slug=code,
            locale=locale,
            translation_key=translation_key,
            fields=_fields(read_tree()["home"][code]),
        )
        translation_key = page.translation_key
    _point_site_here()
    _clear_leftovers()


def _fields(text: dict[str, Any]) -> dict[str, Any]:
    figures = [
        HomeFigure(figure=figure, text=what, sort_order=order)
        for order, (figure, what) in enumerate(text["figures"])
    ]
    return {**text, "figures": figures}


def _point_site_here() -> None:
    address = urlsplit(settings.PUBLIC_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or (443 if address.scheme == "https" else 80),
            "root_page": Page.objects.get(depth=2, slug=settings.LANGUAGE_CODE),
            "site_name": settings.WAGTAIL_SITE_NAME,
        },
    )


def _clear_leftovers() -> None:
    for page in Page.objects.filter(depth=2).exclude(slug__in=LANGUAGE_CODES):
        if page.specific_class is Page:
            page.delete()
    Workflow.objects.filter(name="Moderators approval").delete()
    Task.objects.filter(name="Moderators approval").delete()
