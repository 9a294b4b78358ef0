"""What the newsletter knows of people: given out, taken along, and forgotten."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from people.models import User
from subscriptions.choices import DELIVERY_AGE, UNCONFIRMED_AGE, NewsletterState, PreferenceState
from subscriptions.models import Newsletter, NewsletterDelivery, NewsletterPreference
from subscriptions.selectors.links import digest_of, normalised
from subscriptions.services.order_newsletter import empty


def export_newsletters(*, person: User) -> list[dict[str, Any]]:
    """What letters a person gets and since when, as plain values."""
    return [
        {
            "publication": row.publication,
            "address": row.address,
            "language": row.language,
            "sections": row.topics,
            "state": row.state,
            "confirmed_at": row.confirmed_at and row.confirmed_at.isoformat(),
            "letters_sent": row.deliveries.filter(sent_at__isnull=False).count(),
        }
        for row in _rows_of(person)
    ]


@transaction.atomic
def erase_newsletters(*, person: User) -> None:
    """Leave only that nobody may write to these addresses again; bears to run twice."""
    for row in _rows_of(person):
        empty(row=row)


def _rows_of(person: User) -> list[NewsletterPreference]:
    """Those of the account, and those of its address that were ordered without it."""
    rows = NewsletterPreference.objects.order_by("pk")
    found = list(rows.filter(person=person))
    if person.email:
        known = {row.pk for row in found}
        same = rows.filter(digest=digest_of(person.email)).exclude(state=PreferenceState.STOPPED)
        found += [row for row in same if row.pk not in known]
    return found


@transaction.atomic
def follow_account(*, person: User) -> int:
    """Let the letters go to the present address of the account; count those that moved.

    Where the new address said no once, it stays so; where it gets letters already, it gets one.
    """
    rows = NewsletterPreference.objects.select_for_update().filter(person=person)
    address = normalised(person.email or "")
    digest = digest_of(address) if person.email else ""
    moved = list(rows.exclude(digest=digest))
    for row in moved:
        there = NewsletterPreference.objects.filter(publication=row.publication, digest=digest)
        other = there.first()
        if not digest or other is not None:
            _join(row, other, person)
        else:
            row.address, row.digest = address, digest
            row.save(update_fields=["address", "digest"])
    return len(moved)


def _join(row: NewsletterPreference, other: NewsletterPreference | None, person: User) -> None:
    """Let the letters to the new address be the ones; the old address gets no more."""
    if other is not None and other.state != PreferenceState.STOPPED:
        other.person, other.language, other.topics = person, row.language, row.topics
        if row.state == PreferenceState.CONFIRMED:
            other.state, other.confirmed_at = row.state, other.confirmed_at or row.confirmed_at
        other.save()
    empty(row=row)


@transaction.atomic
def forget_newsletters() -> int:
    """Forget addresses that never said yes, and which letter went where long ago."""
    now = timezone.now()
    asked = NewsletterPreference.objects.filter(
        state=PreferenceState.ASKED, asked_at__lt=now - UNCONFIRMED_AGE
    )
    old = asked.filter(stopped_at=None).delete()[0]
    for row in asked:
        empty(row=row)
        old += 1
    over = Newsletter.objects.exclude(state=NewsletterState.SENDING)
    rows = NewsletterDelivery.objects.filter(
        newsletter__in=over.filter(queued_at__lt=now - DELIVERY_AGE)
    )
    return old + rows.delete()[0]
