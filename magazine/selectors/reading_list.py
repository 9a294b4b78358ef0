"""What somebody wants to read later: articles by key, in whatever language they read."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from magazine.models import ReadingMark
from magazine.selectors.pages.rows import ArticleRow, listed_articles, read_rows
from people.models import User


@dataclass(frozen=True)
class ReadingList:
    """The articles that are still public, and the keys of those that are not."""

    articles: list[ArticleRow]
    gone: list[UUID]


def read_reading_list(person: User) -> ReadingList:
    """The newest mark first, in four statements however long the list is."""
    marks = ReadingMark.objects.filter(person=person).order_by("-marked_at", "-pk")
    keys = list(marks.values_list("article_key", flat=True))
    rows = read_rows(list(listed_articles().filter(translation_key__in=keys))) if keys else []
    known = {row.key: row for row in rows}
    return ReadingList(
        articles=[known[key] for key in keys if key in known],
        gone=[key for key in keys if key not in known],
    )


def is_marked(*, person: Any, article_key: UUID) -> bool:
    """Whether an article stands on somebody's list."""
    if not isinstance(person, User):
        return False
    return ReadingMark.objects.filter(person=person, article_key=article_key).exists()
