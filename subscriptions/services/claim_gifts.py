"""Terms given to an e-mail become their owner's once the address is confirmed."""

from django.db import transaction

from people.models import User
from people.selectors import confirmed_addresses, owner_of_address
from subscriptions.models import Subscription, SubscriptionReader


@transaction.atomic
def claim_gifts(*, person: User) -> int:
    """Hand over what waits for the confirmed addresses of a person; gives back how much."""
    addresses = confirmed_addresses(person)
    if not addresses:
        return 0
    gifts = Subscription.objects.filter(
        gift_email__in=addresses,
        person__isnull=True,
        municipality__isnull=True,
        organisation__isnull=True,
    )
    lent = SubscriptionReader.objects.filter(person__isnull=True, email__in=addresses)
    return gifts.update(person=person) + lent.update(person=person)


@transaction.atomic
def claim_if_known(*, subscription: Subscription) -> Subscription:
    """Hand a gift over at once when its address is confirmed by somebody already."""
    waits = subscription.gift_email and subscription.person_id is None
    known = owner_of_address(subscription.gift_email) if waits else None
    if known is not None:
        subscription.person = known
        subscription.save(update_fields=["person"])
    return subscription
