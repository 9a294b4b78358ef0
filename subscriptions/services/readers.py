"""Who reads by the subscription of a body without members on the portal."""

from django.db import transaction
from django.utils.translation import gettext as _

from people.selectors import owner_of_address
from subscriptions.choices import MOST_READERS
from subscriptions.models import Subscription, SubscriptionReader
from subscriptions.services.errors import SubscriptionError


@transaction.atomic
def add_reader(*, subscription: Subscription, email: str) -> SubscriptionReader:
    """Let one more address read; whoever confirmed it reads at once, others once they do.

    Refuses with SubscriptionError more than MOST_READERS.
    """
    subscription = Subscription.objects.select_for_update(of=("self",)).get(pk=subscription.pk)
    if subscription.readers.count() >= MOST_READERS:
        raise SubscriptionError(_("A body has at most %(most)s readers.") % {"most": MOST_READERS})
    reader, is_new = SubscriptionReader.objects.get_or_create(
        subscription=subscription, email=email.strip().lower()
    )
    known = owner_of_address(reader.email) if is_new else None
    if known is not None:
        reader.person = known
        reader.save(update_fields=["person"])
    return reader


@transaction.atomic
def remove_reader(*, reader: SubscriptionReader) -> None:
    """Take a reader off; they read no more from now on."""
    reader.delete()
