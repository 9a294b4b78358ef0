"""Notes money that came for an invoice or went back; one invoice never gives two terms."""

import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import User
from subscriptions.choices import InvoiceState, SubscriptionState
from subscriptions.models import Invoice, Payment, Subscription
from subscriptions.services.activate import activate, lock_holder
from subscriptions.services.errors import SubscriptionError


@transaction.atomic
def confirm_payment(
    *, invoice: Invoice, amount: Decimal, paid_on: datetime.date, reference: str, by: User
) -> Invoice:
    """Note a payment; the one with which the invoice is paid begins the term.

    What comes above the sum is noted as overpayment and gives no second term. Refuses with
    SubscriptionError the same reference twice, a payment of tomorrow and of a void invoice.
    """
    if amount <= 0:
        raise SubscriptionError(_("Write a sum above zero."))
    invoice, subscription = _locked(invoice)
    if invoice.state in {InvoiceState.VOID, InvoiceState.REFUNDED}:
        raise SubscriptionError(_("This invoice is closed. Give the money back or order anew."))
    _note(invoice, amount, paid_on, reference, by)
    if paid_sum(invoice=invoice) >= invoice.amount:
        activate(subscription=subscription)
    return invoice


@transaction.atomic
def refund_payment(
    *, invoice: Invoice, amount: Decimal, paid_on: datetime.date, reference: str, by: User
) -> Invoice:
    """Note money that went back; when all of it did, the term ends yesterday.

    Refuses with SubscriptionError more than came in.
    """
    invoice, subscription = _locked(invoice)
    if not 0 < amount <= paid_sum(invoice=invoice):
        raise SubscriptionError(_("No more than came in can go back."))
    _note(invoice, -amount, paid_on, reference, by)
    if invoice.state == InvoiceState.REFUNDED:
        _take_back(subscription)
    return invoice


def paid_sum(*, invoice: Invoice) -> Decimal:
    """What came in, less what went back."""
    return invoice.payments.aggregate(total=Sum("amount"))["total"] or Decimal(0)


def _locked(invoice: Invoice) -> tuple[Invoice, Subscription]:
    """Of two payments noted at once, the second sees the first.

    Rows are held in the order in which orders and cancellations hold them: who reads, the term,
    the invoice. Otherwise each would wait for the other.
    """
    lock_holder(subscription=Subscription.objects.get(invoice=invoice.pk))
    terms = Subscription.objects.select_for_update(of=("self",))
    subscription = terms.get(invoice=invoice.pk)
    return Invoice.objects.select_for_update(of=("self",)).get(pk=invoice.pk), subscription


def _note(
    invoice: Invoice, amount: Decimal, paid_on: datetime.date, reference: str, by: User
) -> None:
    """Add the row and set the state that follows from all of them."""
    reference = reference.strip()
    if not reference:
        raise SubscriptionError(_("Write the number of the payment."))
    if paid_on > timezone.localdate():
        raise SubscriptionError(_("The payment is dated in the future."))
    if invoice.payments.filter(reference=reference).exists():
        raise SubscriptionError(
            _("Payment %(reference)s of invoice %(number)s is noted already.")
            % {"reference": reference, "number": invoice.number}
        )
    Payment.objects.create(
        invoice=invoice, amount=amount, paid_on=paid_on, reference=reference, noted_by=by
    )
    invoice.state = _state(invoice)
    invoice.save(update_fields=["state"])


def _state(invoice: Invoice) -> InvoiceState:
    came = paid_sum(invoice=invoice)
    if came <= 0:
        return InvoiceState.REFUNDED
    if came < invoice.amount:
        return InvoiceState.PART_PAID
    return InvoiceState.PAID if came == invoice.amount else InvoiceState.OVERPAID


def _take_back(subscription: Subscription) -> None:
    """What came out before stays readable; an order that had not begun is cancelled."""
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    if subscription.state == SubscriptionState.ACTIVE and subscription.ends_on is not None:
        subscription.ends_on = min(subscription.ends_on, yesterday)
    subscription.state = SubscriptionState.CANCELLED
    subscription.save(update_fields=["state", "ends_on"])
