"""Reminds of the end of a term: before it, on its last day and after it, each once."""

import datetime
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from subscriptions.choices import (
    REMINDER_LATE_DAYS,
    REMINDERS,
    Reminder,
    SubscriptionState,
)
from subscriptions.models import Subscription
from subscriptions.services.write_letters import write_letter


@transaction.atomic
def remind() -> int:
    """Queue the reminders that are due today; a letter of one event is written once.

    Terms that are followed by another one, and gifts to bodies without a person, get none.
    Gives back how many letters were due.
    """
    due = list(_due(timezone.localdate()))
    for subscription, reminder in due:
        write_letter(
            kind=f"subscription_ends_{reminder.value}",
            subscription=subscription,
            event=f"subscription_reminder:{subscription.pk}:{reminder.value}:{subscription.ends_on}",
            path_name="subscription_renew",
            path_arguments=(subscription.pk,),
        )
    return len(due)


def _due(today: datetime.date) -> Iterator[tuple[Subscription, Reminder]]:
    for reminder, days in REMINDERS.items():
        newest = today - datetime.timedelta(days=days)
        oldest = newest - datetime.timedelta(days=REMINDER_LATE_DAYS)
        terms = Subscription.objects.filter(
            state__in=(SubscriptionState.ACTIVE, SubscriptionState.ENDED),
            ends_on__gt=oldest,
            ends_on__lte=newest,
        ).select_related("plan", "person", "ordered_by", "municipality", "organisation")
        for term in terms.order_by("pk"):
            if not _is_continued(term) and (term.person or term.ordered_by):
                yield term, reminder


def _is_continued(term: Subscription) -> bool:
    """Whether the same holder has a later term, so that nothing ends."""
    others = Subscription.objects.of_same_holder(term) | Subscription.objects.filter(previous=term)
    return others.filter(state=SubscriptionState.ACTIVE, ends_on__gt=term.ends_on).exists()
