"""What the desk of the magazine knows of a person: handed out and forgotten on request."""

from typing import Any

from django.db import transaction

from magazine.models import ArticlePlan, Author, IssueRelease
from people.models import User


def export_magazine_work(*, person: User) -> dict[str, Any]:
    """What the person was responsible for, decided, and is named as author of; plain values."""
    plans = ArticlePlan.objects.filter(responsible=person).order_by("pk")
    releases = IssueRelease.objects.filter(decided_by=person).order_by("pk")
    authors = Author.objects.filter(profile__person=person).order_by("pk")
    return {
        "planned_articles": list(plans.values("title", "state", "note")),
        "issues_published": [
            {
                "issue": str(release.issue_key),
                "published_at": release.published_at and release.published_at.isoformat(),
            }
            for release in releases
        ],
        "author": list(authors.values("label_ru", "label_ky", "label_en", "about_ru", "about_ky")),
    }


@transaction.atomic
def erase_magazine_work(*, person: User) -> None:
    """Empty the keys to the account and the words about the person; safe to run twice.

    Names printed under published articles stay where they were agreed.
    """
    ArticlePlan.objects.filter(responsible=person).update(responsible=None)
    IssueRelease.objects.filter(decided_by=person).update(decided_by=None)
    Author.objects.filter(profile__person=person).update(about_ru="", about_ky="", profile=None)
