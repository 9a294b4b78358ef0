"""Hands out and erases what subscriptions know of a person; papers of bookkeeping lose the name."""

import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from people.models import User
from subscriptions.choices import UNPAID, InvoiceState, SubscriptionState
from subscriptions.models import (
    DuesPayment,
    Invoice,
    Payment,
    PrintedCopies,
    Subscription,
    SubscriptionReader,
)

_NOBODY = {"recipient": "", "address": "", "postcode": ""}
_NO_BUYER = {"buyer": None, "buyer_name": "", "buyer_tax_number": "", "buyer_address": ""}


@transaction.atomic
def erase_subscriptions(*, person: User) -> None:
    """Part the person from terms, invoices and notes. Bears to run twice.

    Unpaid orders are cancelled. Invoices keep number, date and sum without the payer's name, and
    bodies keep their terms.
    """
    own = Q(person=person) | Q(gift_email=(person.email or "").lower()) & ~Q(gift_email="")
    terms = Subscription.objects.filter(own)
    ordered = Subscription.objects.filter(ordered_by=person)
    unpaid = (ordered | terms).filter(state__in=UNPAID)
    Invoice.objects.filter(subscription__in=unpaid).update(state=InvoiceState.VOID)
    Subscription.objects.filter(pk__in=list(unpaid.values_list("pk", flat=True))).update(
        state=SubscriptionState.CANCELLED
    )
    Invoice.objects.filter(buyer=person).update(**_NO_BUYER)
    terms.update(person=None, gift_email="", gift_note="", **_NOBODY)
    ordered.update(ordered_by=None, recipient="", gift_note="")
    SubscriptionReader.objects.filter(
        Q(person=person) | Q(email=(person.email or "").lower()) & ~Q(email="")
    ).delete()
    PrintedCopies.objects.filter(ordered_by=person).update(ordered_by=None, recipient="")
    DuesPayment.objects.filter(noted_by=person).update(noted_by=None)
    DuesPayment.objects.filter(voided_by=person).update(voided_by=None)
    Payment.objects.filter(noted_by=person).update(noted_by=None)


@transaction.atomic
def forget_old_buyers() -> int:
    """Empty the payers of invoices older than bookkeeping needs; gives back how many."""
    year = timezone.localdate().year - settings.INVOICE_KEPT_YEARS
    old = Invoice.objects.filter(year__lt=year).exclude(buyer_name="", buyer=None)
    return old.update(**_NO_BUYER)


def export_subscriptions(*, person: User) -> dict[str, Any]:
    """Give the person's terms, invoices, readings by bodies and ordered copies as plain values."""
    terms = Subscription.objects.filter(Q(person=person) | Q(ordered_by=person))
    terms = terms.select_related("plan", "municipality", "organisation").order_by("pk")
    invoices = Invoice.objects.filter(buyer=person).prefetch_related("payments").order_by("pk")
    copies = PrintedCopies.objects.filter(ordered_by=person).select_related("municipality")
    reads = SubscriptionReader.objects.filter(person=person).order_by("pk")
    return {
        "subscriptions": [_term(row) for row in terms],
        "invoices": [_invoice(row) for row in invoices],
        "reads_by": [{"email": row.email, "added_at": row.added_at.isoformat()} for row in reads],
        "printed_copies": [
            {
                "municipality": row.municipality.code,
                "recipient": row.recipient,
                "address": row.address,
                "postcode": row.postcode,
                "copies": row.copies,
            }
            for row in copies.order_by("pk")
        ],
    }


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _term(row: Subscription) -> dict[str, Any]:
    body = row.municipality or row.organisation
    return {
        "plan": row.plan.code,
        "body": body.code if body else row.body_name,
        "ground": row.ground,
        "state": row.state,
        "from": _iso(row.starts_on),
        "until": _iso(row.ends_on),
        "ordered_at": row.ordered_at.isoformat(),
        "given_to": row.gift_email,
        "words_with_the_gift": row.gift_note,
        "recipient": row.recipient,
        "address": row.address,
        "postcode": row.postcode,
        "language_of_copies": row.copies_language,
    }


def _invoice(row: Invoice) -> dict[str, Any]:
    return {
        "number": row.number,
        "date": row.issued_on.isoformat(),
        "amount": str(row.amount),
        "state": row.state,
        "payer": row.buyer_name,
        "tax_number": row.buyer_tax_number,
        "address": row.buyer_address,
        "payments": [
            {"amount": str(one.amount), "paid_on": one.paid_on.isoformat(), "no": one.reference}
            for one in row.payments.all()
        ],
    }
