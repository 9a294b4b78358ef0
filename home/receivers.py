"""Answers to Wagtail's signals about the place of a page in its tree."""

import logging
from typing import Any

from django.db import DatabaseError
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from home.services.keep_addresses import keep_addresses

logger = logging.getLogger("portal.pages")


def _keep(page: Page, before: str) -> None:
    # The page has its new address already: an error page would tell the editor otherwise.
    try:
        keep_addresses(page=page, url_path_before=before)
    except DatabaseError:
        logger.exception("Former addresses below %s were not kept", before)


@receiver(page_slug_changed)
def page_renamed(instance: Page, instance_before: Page, **_: Any) -> None:
    """Keep the addresses under the former name."""
    _keep(instance, instance_before.url_path)


@receiver(post_page_move)
def page_moved(instance: Page, url_path_before: str, url_path_after: str, **_: Any) -> None:
    """Keep the addresses at the former place; a new order among neighbours changes none."""
    if url_path_before != url_path_after:
        _keep(instance, url_path_before)
