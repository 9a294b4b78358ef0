"""The letters about one subscription, in the language of whoever gets them."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from people.models import User
from people.selectors import language_of, person_with_email
from people.services import queue_letter
from subscriptions.models import Invoice, Subscription


@transaction.atomic
def write_letter(
    *,
    kind: str,
    subscription: Subscription,
    invoice: Invoice | None = None,
    event: str = "",
    path_name: str = "my_subscriptions",
    path_arguments: tuple[Any, ...] = (),
) -> None:
    """Queue one letter to whoever reads, or else ordered; a term that nobody has gets none."""
    person = subscription.person or subscription.ordered_by
    if kind == "subscription_ordered":
        person = subscription.ordered_by
    if person is None:
        return
    language = language_of(person)
    with translation.override(language):
        path = reverse(path_name, args=path_arguments)
    queue_letter(
        event=event or f"{kind}:{subscription.pk}:{subscription.ends_on or ''}",
        kind=kind,
        person=person,
        context={"subscription": subscription, "invoice": invoice, "action_path": path},
    )


@transaction.atomic
def write_gift_letter(*, subscription: Subscription) -> None:
    """Tell whoever was given a term, at the address it was given to."""
    address = subscription.gift_email
    person: User | None = subscription.person or person_with_email(address)
    if not address and person is None:
        return
    language = language_of(person) if person else subscription.copies_language
    with translation.override(language):
        path = reverse("my_subscriptions")
    queue_letter(
        event=f"subscription_given:{subscription.pk}:{timezone.localdate()}",
        kind="subscription_given",
        person=person,
        recipient="" if person else address,
        language=language,
        context={"subscription": subscription, "action_path": path},
    )
