"""Handing out and erasing whom a person acted for."""

from typing import Any

from django.db import transaction

from organisations.models import Membership
from people.models import User


@transaction.atomic
def erase_memberships(*, person: User) -> None:
    """Delete the person's memberships with their papers. Bears to run twice."""
    memberships = Membership.objects.filter(person=person).select_related("paper")
    papers = [row.paper for row in memberships if row.paper is not None]
    memberships.delete()
    for paper in papers:
        paper.delete()
    Membership.objects.filter(confirmed_by=person).update(confirmed_by=None)
    Membership.objects.filter(declined_by=person).update(declined_by=None)


def export_memberships(*, person: User) -> list[dict[str, Any]]:
    """Give the person's memberships as plain values."""
    memberships = Membership.objects.filter(person=person).select_related("municipality", "paper")
    return [
        {
            "municipality": row.municipality.code,
            "kind_of_post": row.post_kind,
            "post_ru": row.post_ru,
            "post_ky": row.post_ky,
            "from": row.from_date.isoformat(),
            "until": row.until_date and row.until_date.isoformat(),
            "claimed_at": row.claimed_at and row.claimed_at.isoformat(),
            "confirmed_at": row.confirmed_at and row.confirmed_at.isoformat(),
            "declined_at": row.declined_at and row.declined_at.isoformat(),
            "decline_reason": row.decline_reason,
            "name_shown_at": row.name_shown_at and row.name_shown_at.isoformat(),
            "paper": row.paper.name if row.paper else "",
        }
        for row in memberships.order_by("from_date", "pk")
    ]
