"""Writes the ledger of dues: a payment, a mistake made good."""

import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from organisations.models import Municipality
from people.models import User
from subscriptions.models import DuesPayment
from subscriptions.services.errors import SubscriptionError


@transaction.atomic
def note_dues(
    *,
    municipality: Municipality,
    year: int,
    amount: Decimal,
    paid_on: datetime.date,
    reference: str = "",
    settles: bool = True,
    by: User | None = None,
) -> DuesPayment:
    """Note a payment; with `settles` the year counts as paid from now on.

    Refuses with SubscriptionError a sum of nothing, a day of tomorrow and the same payment twice.
    """
    Municipality.objects.select_for_update(of=("self",)).get(pk=municipality.pk)
    if amount <= 0:
        raise SubscriptionError(_("Write a sum above zero."))
    if paid_on > timezone.localdate():
        raise SubscriptionError(_("The payment is dated in the future."))
    same = DuesPayment.objects.counting().filter(
        municipality=municipality,
        year=year,
        amount=amount,
        paid_on=paid_on,
        reference=reference.strip(),
    )
    if same.exists():
        raise SubscriptionError(_("This payment stands in the ledger already."))
    return DuesPayment.objects.create(
        municipality=municipality,
        year=year,
        amount=amount,
        paid_on=paid_on,
        reference=reference.strip(),
        settles=settles,
        noted_by=by,
    )


@transaction.atomic
def void_dues(*, payment: DuesPayment, by: User, reason: str) -> DuesPayment:
    """Strike a payment that was a mistake; the row stays, with the reason. Bears to run twice."""
    if not reason.strip():
        raise SubscriptionError(_("Write why."))
    payment = DuesPayment.objects.select_for_update(of=("self",)).get(pk=payment.pk)
    if payment.voided_at is None:
        payment.voided_at, payment.voided_by = timezone.now(), by
        payment.void_reason = reason.strip()
        payment.save(update_fields=["voided_at", "voided_by", "void_reason"])
    return payment
