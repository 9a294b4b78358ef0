"""Answers to moved pages and to files that were examined."""

import logging
from typing import Any

from django.db import DatabaseError
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from best_practice.models import EvidenceFile
from home.services.keep_addresses import keep_addresses
from media_library.models import Upload
from search.services.request_index import request_index

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


@receiver(post_save, sender=Upload)
def file_examined(instance: Upload, update_fields: frozenset[str] | None, **_: Any) -> None:
    """Find the pages of a PDF once they were read, and no page once a virus was found."""
    if update_fields and update_fields & {"text_state", "scan"}:
        cases = EvidenceFile.objects.filter(upload=instance.pk).values_list("case_id", flat=True)
        request_index(kind="case", keys=[str(case_id) for case_id in cases])
