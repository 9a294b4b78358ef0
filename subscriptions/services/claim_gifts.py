"""Terms given to an e-mail become their owner's once the address is confirmed."""

from allauth.account.models import EmailAddress
from django.db import transaction

from people.models import User
from subscriptions.models import Subscription, SubscriptionReader


@transaction.atomic
def claim_gifts(*, person: User) -> int:
    """Hand over what waits for the confirmed addresses of a person; gives back how much."""
    owned = EmailAddress.objects.filter(user=person, verified=True)
    addresses = [address.lower() for address in owned.values_list("email", flat=True)]
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
    known = EmailAddress.objects.filter(
        email__iexact=subscription.gift_email, verified=True, user__is_active=True
    ).first()
    if subscription.gift_email and subscription.person_id is None and known is not None:
        subscription.person = known.user
        subscription.save(update_fields=["person"])
    return subscription
