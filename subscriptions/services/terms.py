"""Breaks a term off, renews it, gives one away, lengthens it, and closes those that are over."""

import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import User
from subscriptions.choices import (
    TRANSITIONS,
    UNPAID,
    InvoiceState,
    SubscriptionGround,
    SubscriptionState,
)
from subscriptions.models import Invoice, Plan, Subscription, SubscriptionReader
from subscriptions.services.activate import activate, lock_holder
from subscriptions.services.errors import SubscriptionError
from subscriptions.services.order import Address, Holder, Order, Payer, facts_of, order
from subscriptions.services.payments import paid_sum


@transaction.atomic
def cancel(*, subscription: Subscription, reason: str = "") -> Subscription:
    """Take back an order, or break a term off today; what came out in it stays readable.

    Refuses with SubscriptionError a term that is over, and an order that is part paid.
    """
    subscription = _locked(subscription)
    if SubscriptionState.CANCELLED not in TRANSITIONS[subscription.state]:
        raise SubscriptionError(_("This subscription is over already."))
    today = timezone.localdate()
    if subscription.state in UNPAID:
        _void_invoice(subscription)
    elif subscription.ends_on is not None:
        subscription.ends_on = min(subscription.ends_on, today)
    subscription.state = SubscriptionState.CANCELLED
    subscription.staff_note = reason.strip() or subscription.staff_note
    subscription.save(update_fields=["state", "ends_on", "staff_note"])
    return subscription


def _void_invoice(subscription: Subscription) -> None:
    """The number stays taken, so that there is no gap."""
    found = Invoice.objects.select_for_update(of=("self",)).filter(subscription=subscription)
    for invoice in found:
        if paid_sum(invoice=invoice):
            raise SubscriptionError(_("Part of it is paid. Give the money back first."))
        invoice.state = InvoiceState.VOID
        invoice.save(update_fields=["state"])


@transaction.atomic
def renew(*, subscription: Subscription, by: User, plan: Plan | None = None) -> Subscription:
    """Order the next term for the same holder and address; it continues the one before.

    Renewing twice gives the order that waits. What stood on the invoice before is written anew
    only for whoever may see that one. Raises SubscriptionError.
    """
    last = _newest(subscription)
    if last.state in UNPAID:
        return last
    seen = Invoice.objects.filter(subscription=last)
    # The invoice of a gift names its giver and where they live: nothing for whoever was given.
    invoice = (seen if last.municipality_id else seen.filter(buyer=by)).first()
    name = invoice.buyer_name if invoice else ""
    holder = Holder(
        person=last.person,
        municipality=last.municipality,
        organisation=last.organisation,
        body_name=last.body_name,
        gift_email="" if last.person_id else last.gift_email,
    )
    renewed = order(
        order=Order(
            plan=plan or last.plan,
            holder=holder,
            payer=Payer(
                name=name or by.get_full_name() or by.email or "",
                tax_number=invoice.buyer_tax_number if invoice else "",
                address=invoice.buyer_address if invoice else "",
            ),
            delivery=_address_of(last),
            previous=last,
        ),
        by=by,
    )
    _keep_readers(last, renewed)
    return renewed


def _newest(subscription: Subscription) -> Subscription:
    """The last of a row of renewals that were not cancelled."""
    while True:
        living = Subscription.objects.filter(previous=subscription)
        following = living.exclude(state=SubscriptionState.CANCELLED).order_by("-pk").first()
        if following is None:
            return subscription
        subscription = following


def _keep_readers(before: Subscription, after: Subscription) -> None:
    """Whoever read by the term of a body goes on reading."""
    SubscriptionReader.objects.bulk_create(
        [
            SubscriptionReader(subscription=after, person=row.person, email=row.email)
            for row in before.readers.all()
        ],
        ignore_conflicts=True,
    )


def _address_of(subscription: Subscription) -> Address:
    return Address(
        recipient=subscription.recipient,
        address=subscription.address,
        postcode=subscription.postcode,
        copies_language=subscription.copies_language,
    )


@transaction.atomic
def give_gift(
    *, plan: Plan, holder: Holder, by: User, delivery: Address | None = None, note: str = ""
) -> Subscription:
    """Give a term without an invoice: to a body, a person, or whoever has an e-mail.

    It begins today, or after the term that runs. Raises SubscriptionError.
    """
    given = Order(
        plan=plan,
        holder=holder,
        payer=Payer(name=""),
        delivery=delivery or Address(),
        gift_note=note,
    )
    if plan.is_on_paper and not given.delivery.address.strip():
        raise SubscriptionError(_("Write the address to which the copies are sent."))
    subscription = Subscription.objects.create(
        **facts_of(order=given),
        ground=SubscriptionGround.GIFT,
        state=SubscriptionState.ORDERED,
        ordered_by=by,
    )
    return activate(subscription=subscription)


@transaction.atomic
def extend(*, subscription: Subscription, ends_on: datetime.date, reason: str) -> Subscription:
    """Lengthen a term to a later day, for instance when an issue was late.

    Refuses with SubscriptionError an earlier day and one on which the next term has begun.
    """
    subscription = _locked(subscription)
    if subscription.state not in {SubscriptionState.ACTIVE, SubscriptionState.ENDED}:
        raise SubscriptionError(_("Only a term that was paid or given can be lengthened."))
    if subscription.ends_on is None or ends_on <= subscription.ends_on:
        raise SubscriptionError(_("Choose a day after the last one."))
    lock_holder(subscription=subscription)
    later = Subscription.objects.of_same_holder(subscription).filter(
        state=SubscriptionState.ACTIVE, starts_on__gt=subscription.ends_on
    )
    if later.filter(starts_on__lte=ends_on).exists():
        raise SubscriptionError(_("By then the next term has begun. Lengthen that one."))
    subscription.ends_on = ends_on
    subscription.staff_note = reason.strip()
    if ends_on >= timezone.localdate():
        subscription.state = SubscriptionState.ACTIVE
    subscription.save(update_fields=["ends_on", "staff_note", "state"])
    return subscription


@transaction.atomic
def end_terms() -> int:
    """Close what is over and past its grace; gives back how many. Reading goes by dates anyway."""
    last = timezone.localdate() - datetime.timedelta(days=settings.SUBSCRIPTION_GRACE_DAYS)
    over = Subscription.objects.filter(state=SubscriptionState.ACTIVE, ends_on__lt=last)
    return over.update(state=SubscriptionState.ENDED)


def _locked(subscription: Subscription) -> Subscription:
    return Subscription.objects.select_for_update(of=("self",)).get(pk=subscription.pk)
