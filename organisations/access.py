"""Who may act for a municipality; only confirmed memberships count."""

import datetime

from django.contrib.auth.models import AnonymousUser

from organisations.models import Membership, Municipality
from people.models import User


def is_member(
    person: User | AnonymousUser, municipality: Municipality, on: datetime.date | None = None
) -> bool:
    """Say whether the person acts for the municipality on that day, today by default."""
    if not person.is_authenticated:
        return False
    return (
        Membership.objects.confirmed(on).filter(person=person, municipality=municipality).exists()
    )


def municipalities_of(
    person: User | AnonymousUser, on: datetime.date | None = None
) -> list[Municipality]:
    """The municipalities a person acts for on that day, the newest membership first."""
    if not person.is_authenticated:
        return []
    memberships = (
        Membership.objects.confirmed(on)
        .filter(person=person)
        .select_related("municipality__region")
        .order_by("-from_date", "pk")
    )
    return list({row.municipality_id: row.municipality for row in memberships}.values())
