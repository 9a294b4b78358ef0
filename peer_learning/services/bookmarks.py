"""Keeping a case at hand and letting it go."""

from django.db import transaction

from best_practice.models import Case
from peer_learning.models import Bookmark
from people.models import User

MOST_BOOKMARKS = 500


class BookmarkRefused(Exception):
    """There are too many; the text is for logs, the page says it in its own words."""


@transaction.atomic
def keep_case(*, person: User, case: Case) -> Bookmark:
    """Keep a case at hand; twice is once. Refuses with BookmarkRefused past five hundred."""
    if Bookmark.objects.filter(person=person).count() >= MOST_BOOKMARKS:
        raise BookmarkRefused("too many bookmarks")
    return Bookmark.objects.get_or_create(person=person, case=case)[0]


@transaction.atomic
def drop_case(*, person: User, number: int) -> None:
    """Take a case away, public or not. Bears to run twice."""
    Bookmark.objects.filter(person=person, case__number=number).delete()
