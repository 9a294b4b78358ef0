"""Copies on paper, free of charge for a municipality whose dues are paid; addresses of terms."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from organisations.access import acted_for
from organisations.models import Municipality
from people.models import User
from subscriptions.access import has_paid_dues
from subscriptions.choices import MOST_COPIES
from subscriptions.models import PrintedCopies, Subscription
from subscriptions.services.errors import SubscriptionError
from subscriptions.services.order import Address


@transaction.atomic
def order_copies(
    *, municipality: Municipality, delivery: Address, copies: int, by: User
) -> PrintedCopies:
    """Have copies sent to a municipality; ordered again, the newest address and number count.

    Refuses with SubscriptionError strangers, unpaid dues and too many copies.
    """
    today = timezone.localdate()
    if municipality.pk not in acted_for(by, today):
        raise SubscriptionError(_("Confirm your post in this municipality first."))
    if not has_paid_dues(municipality, today.year):
        raise SubscriptionError(_("The dues of this year are not noted as paid yet."))
    if not 1 <= copies <= MOST_COPIES:
        raise SubscriptionError(_("Choose from 1 to %(most)s copies.") % {"most": MOST_COPIES})
    if not delivery.address.strip():
        raise SubscriptionError(_("Write the address to which the copies are sent."))
    Municipality.objects.select_for_update(of=("self",)).get(pk=municipality.pk)
    ordered, _is_new = PrintedCopies.objects.update_or_create(
        municipality=municipality,
        defaults={**asdict(delivery), "copies": copies, "ordered_by": by, "ended_at": None},
    )
    return ordered


@transaction.atomic
def end_copies(*, copies: PrintedCopies) -> PrintedCopies:
    """Send no more copies; bears to run twice."""
    copies.ended_at = copies.ended_at or timezone.now()
    copies.save(update_fields=["ended_at"])
    return copies


@transaction.atomic
def change_delivery(*, subscription: Subscription, delivery: Address) -> Subscription:
    """Send the copies of a term to another address from the next issue on."""
    if not delivery.address.strip():
        raise SubscriptionError(_("Write the address to which the copies are sent."))
    for name, value in asdict(delivery).items():
        setattr(subscription, name, value)
    subscription.save(update_fields=list(asdict(delivery)))
    return subscription
