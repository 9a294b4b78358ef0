"""Puts articles on somebody's list of what to read, and takes them off."""

from typing import Any
from uuid import UUID

from django.db import transaction

from magazine.models import ArticlePage, ReadingMark
from people.models import User

MOST_MARKS = 500


class MarkRefused(Exception):
    """The list is as long as lists may be."""


@transaction.atomic
def mark_article(*, person: User, article: ArticlePage) -> ReadingMark:
    """Put an article on the list; twice is once. Refuses (MarkRefused) beyond five hundred."""
    marks = ReadingMark.objects.filter(person=person)
    known = marks.filter(article_key=article.translation_key).first()
    if known is not None:
        return known
    if marks.count() >= MOST_MARKS:
        raise MarkRefused
    mark, _created = ReadingMark.objects.get_or_create(
        person=person, article_key=article.translation_key
    )
    return mark


@transaction.atomic
def unmark_article(*, person: User, article_key: UUID) -> None:
    """Take an article off the list, also one that is no longer public."""
    ReadingMark.objects.filter(person=person, article_key=article_key).delete()


def export_reading(*, person: User) -> list[dict[str, Any]]:
    """The list as plain values."""
    marks = ReadingMark.objects.filter(person=person).order_by("marked_at", "pk")
    return [
        {"article": str(mark.article_key), "marked_at": mark.marked_at.isoformat()}
        for mark in marks
    ]


@transaction.atomic
def erase_reading(*, person: User) -> None:
    """Forget the list."""
    ReadingMark.objects.filter(person=person).delete()
