"""Answers to Wagtail's signals about the magazine: authors are frozen, files follow their pages."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished, post_page_move

from magazine.models import ArticlePage, IssueItem, IssuePage
from magazine.services.forget_pages import forget_pages
from magazine.services.freeze_authors import freeze_authors
from magazine.services.order_again import order_again


@receiver(page_published)
def page_came_out(instance: Page, revision: Revision | None = None, **_: Any) -> None:
    """Freeze who wrote it, whoever publishes it and however; then have files made anew."""
    if not instance.live:
        return
    if isinstance(instance, ArticlePage):
        freeze_authors(article=instance)
    if not getattr(revision, "comes_with_others", False):
        _order(instance)


@receiver([page_unpublished, post_page_move])
def page_changed_place(instance: Page, **_: Any) -> None:
    """What left an issue, or stands elsewhere in it, changes its files."""
    _order(instance)


@receiver(post_delete, sender=Page)
def page_deleted(instance: Page, **_: Any) -> None:
    """A plan whose pages are gone is an idea again; files lose what was deleted."""
    _order(instance)
    if issubclass(instance.specific_class or Page, (IssuePage, IssueItem)):
        forget_pages(page_key=instance.translation_key)


def _order(page: Page) -> None:
    kind = page.specific_class or Page
    if issubclass(kind, IssuePage):
        key, article_key = page.translation_key, None
    elif issubclass(kind, IssueItem):
        above = IssuePage.objects.filter(path=page.path[: -Page.steplen])
        key = above.values_list("translation_key", flat=True).first()
        article_key = page.translation_key
    else:
        return
    if key is not None:
        language = page.locale.language_code
        order = partial(order_again, issue_key=key, language=language, article_key=article_key)
        # What publishes must not fail because the files do.
        transaction.on_commit(order, robust=True)
