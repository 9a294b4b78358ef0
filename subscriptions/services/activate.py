"""Begins the term of a subscription: today, or right after the one that runs."""

import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from organisations.models import Municipality, Organisation
from people.models import User
from subscriptions.choices import TRANSITIONS, SubscriptionGround, SubscriptionState
from subscriptions.engine import renewed_from, term_from
from subscriptions.models import Subscription
from subscriptions.services.claim_gifts import claim_if_known
from subscriptions.services.write_letters import write_gift_letter, write_letter


@transaction.atomic
def activate(*, subscription: Subscription) -> Subscription:
    """Give an order its term; a second time changes nothing, so that nobody gets two terms.

    A term that runs, or whose grace lasts, is continued without gap and without overlap.
    """
    if SubscriptionState.ACTIVE not in TRANSITIONS[subscription.state]:
        return subscription
    claim_if_known(subscription=subscription)
    lock_holder(subscription=subscription)
    today = timezone.localdate()
    grace = datetime.timedelta(days=settings.SUBSCRIPTION_GRACE_DAYS)
    first = renewed_from(today, _last_day(subscription), grace)
    term = term_from(first, subscription.plan.months)
    subscription.starts_on, subscription.ends_on = term
    subscription.state = SubscriptionState.ACTIVE
    subscription.save(update_fields=["starts_on", "ends_on", "state"])
    if subscription.ground == SubscriptionGround.GIFT:
        write_gift_letter(subscription=subscription)
    else:
        write_letter(kind="subscription_active", subscription=subscription)
    return subscription


def lock_holder(*, subscription: Subscription) -> None:
    """Hold the row of whoever reads: of two terms begun at once the second follows the first."""
    locked = (
        (User, subscription.person_id),
        (Municipality, subscription.municipality_id),
        (Organisation, subscription.organisation_id),
        (Subscription, subscription.previous_id),
    )
    for model, pk in locked:
        if pk is not None:
            model._default_manager.select_for_update(of=("self",)).get(pk=pk)


def _last_day(subscription: Subscription) -> datetime.date | None:
    """The last day of the terms that the same holder has; None without one."""
    terms = Subscription.objects.of_same_holder(subscription).filter(
        state__in=(SubscriptionState.ACTIVE, SubscriptionState.ENDED)
    )
    return max((term.ends_on for term in terms if term.ends_on), default=None)
