"""Answers to Wagtail's signals: pages that come, go, move or change their readers are read anew."""

import logging
from collections.abc import Iterator
from typing import Any, cast

from django.db import DatabaseError
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from search.registry import PageProvider, providers
from search.services.request_index import request_index

logger = logging.getLogger("portal.search")


def _page_providers() -> Iterator[PageProvider]:
    """Those whose things are pages."""
    for provider in providers().values():
        if hasattr(provider, "pages"):
            yield cast(PageProvider, provider)


def _request_pages(path: str, *, and_below: bool) -> None:
    """Ask for the things of a page, and of all pages below it where these changed with it."""
    where = {"path__startswith": path} if and_below else {"path": path}
    for provider in _page_providers():
        rows = provider.pages.objects.filter(**where).order_by()
        keys = rows.values_list(provider.key_field, flat=True).distinct()
        request_index(kind=provider.kind, keys=[str(key) for key in keys])


@receiver([page_published, page_unpublished])
def page_shown_or_hidden(instance: Page, **_: Any) -> None:
    """Read the page again."""
    _request_pages(instance.path, and_below=False)


@receiver(page_slug_changed)
def page_renamed(instance: Page, **_: Any) -> None:
    """Read it and all below it again: their addresses are others.

    Wagtail tells it after the commit, when an error page would tell the editor otherwise.
    """
    try:
        _request_pages(instance.path, and_below=True)
    except DatabaseError:
        logger.exception("Pages below %s wait for the night to be indexed", instance.url_path)


@receiver(post_page_move)
def page_moved(instance: Page, **_: Any) -> None:
    """The same, and who may read them may be others."""
    _request_pages(instance.path, and_below=True)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def readers_changed(instance: PageViewRestriction, **_: Any) -> None:
    """Read again whatever became private or public."""
    path = Page.objects.filter(pk=instance.page_id).values_list("path", flat=True).first()
    if path is not None:
        _request_pages(path, and_below=True)


@receiver(post_delete, sender=Page)
def page_deleted(instance: Page, **_: Any) -> None:
    """Read the translations that are left, or find that there are none."""
    for provider in _page_providers():
        key = getattr(instance, provider.key_field, None)
        if key and issubclass(instance.specific_class or Page, provider.pages):
            request_index(kind=provider.kind, keys=[str(key)])
