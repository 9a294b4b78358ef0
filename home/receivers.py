"""Answers to moved pages, to what changes in the magazine, and to files that were examined."""

import logging
from typing import Any

from django.db import DatabaseError
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from best_practice.models import EvidenceFile
from home.services.follow_magazine import follow_magazine, is_followed
from home.services.keep_addresses import keep_addresses
from magazine.models import ArticlePage, IssuePage
from magazine.services.name_acts import name_acts
from magazine.services.trace_articles import trace_articles
from media_library.models import SiteDocument, Upload
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
    _follow(instance)


@receiver(post_page_move)
def page_moved(instance: Page, url_path_before: str, url_path_after: str, **_: Any) -> None:
    """Keep the addresses at the former place; a new order among neighbours changes none."""
    if url_path_before != url_path_after:
        _keep(instance, url_path_before)
    _follow(instance)


def _follow(page: Page) -> None:
    # It has its new address already, as above.
    try:
        if is_followed(page=page):
            follow_magazine(path=page.path)
    except DatabaseError:
        logger.exception("The magazine below %s waits for the night to be indexed", page.url_path)


@receiver([page_published, page_unpublished])
def page_shown_or_hidden(instance: Page, **_: Any) -> None:
    """Bring search and harvesters up to date with an issue and with what stands in it."""
    if isinstance(instance, ArticlePage) and instance.live:
        name_acts(page=instance)
    if is_followed(page=instance):
        follow_magazine(path=instance.path)


@receiver(post_delete, sender=Page)
def page_deleted(instance: Page, **_: Any) -> None:
    """The same for an article that is no more."""
    if is_followed(page=instance):
        trace_articles(keys=[instance.translation_key])
        follow_magazine(path=instance.path)


@receiver(post_save, sender=SiteDocument)
def document_examined(
    instance: SiteDocument, update_fields: frozenset[str] | None, **_: Any
) -> None:
    """Find the pages of a printed issue once they were read."""
    if update_fields and "text_state" in update_fields:
        keys = IssuePage.objects.filter(scan=instance.pk).order_by()
        request_index(kind="issue", keys=map(str, keys.values_list("translation_key", flat=True)))


@receiver(post_save, sender=Upload)
def file_examined(instance: Upload, update_fields: frozenset[str] | None, **_: Any) -> None:
    """Find the pages of a PDF once they were read, and no page once a virus was found."""
    if update_fields and update_fields & {"text_state", "scan"}:
        cases = EvidenceFile.objects.filter(upload=instance.pk).values_list("case_id", flat=True)
        request_index(kind="case", keys=[str(case_id) for case_id in cases])
