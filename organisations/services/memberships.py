"""A person says whom they act for; somebody responsible confirms it."""

import datetime

from django.db import transaction
from django.utils import timezone

from organisations.models import Membership, Municipality
from people.models import User


class MembershipError(Exception):
    """The membership cannot be claimed or confirmed; the text says why."""


@transaction.atomic
def claim_membership(
    *,
    person: User,
    municipality: Municipality,
    post_ru: str,
    post_ky: str = "",
    from_date: datetime.date | None = None,
) -> Membership:
    """Write down a claim; it gives no rights until it is confirmed.

    A claim that is already there is given back as it stands. Refuses an empty post.
    """
    if not post_ru.strip():
        raise MembershipError("A membership names a post.")
    existing = (
        Membership.objects.filter(person=person, municipality=municipality)
        .exclude(until_date__lt=timezone.localdate())
        .first()
    )
    return existing or Membership.objects.create(
        person=person,
        municipality=municipality,
        post_ru=post_ru,
        post_ky=post_ky,
        from_date=from_date or timezone.localdate(),
    )


@transaction.atomic
def confirm_membership(*, membership: Membership, confirmed_by: User) -> Membership:
    """Give a claim its rights. Refuses to let people confirm themselves, operators aside."""
    if membership.person_id == confirmed_by.pk and not confirmed_by.is_superuser:
        raise MembershipError("Nobody confirms their own membership.")
    if membership.confirmed_at is None:
        membership.confirmed_at = timezone.now()
        membership.confirmed_by = confirmed_by
        membership.save(update_fields=["confirmed_at", "confirmed_by"])
    return membership
