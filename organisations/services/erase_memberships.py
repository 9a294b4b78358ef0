"""Handing out and erasing whom a person acted for."""

from typing import Any

from django.db import transaction

from organisations.models import Membership
from people.models import User


@transaction.atomic
def erase_memberships(*, person: User) -> None:
    """Delete the person's memberships. Bears to run twice."""
    Membership.objects.filter(person=person).delete()


def export_memberships(*, person: User) -> list[dict[str, Any]]:
    """Give the person's memberships as plain values."""
    memberships = Membership.objects.filter(person=person).select_related("municipality")
    return [
        {
            "municipality": row.municipality.code,
            "post_ru": row.post_ru,
            "post_ky": row.post_ky,
            "from": row.from_date.isoformat(),
            "until": row.until_date and row.until_date.isoformat(),
            "confirmed_at": row.confirmed_at and row.confirmed_at.isoformat(),
        }
        for row in memberships.order_by("from_date", "pk")
    ]
