"""Orders a subscription: terms later, an invoice and a letter now."""

import datetime
from dataclasses import asdict, dataclass, field

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from organisations.models import Municipality, Organisation
from people.models import User
from subscriptions.choices import (
    DAYS_TO_PAY,
    SubscriptionGround,
    SubscriptionState,
)
from subscriptions.models import Invoice, InvoiceCounter, Plan, Subscription, SubscriptionReader
from subscriptions.services.activate import activate
from subscriptions.services.errors import SubscriptionError
from subscriptions.services.write_letters import write_letter


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where copies on paper go."""

    recipient: str = ""
    address: str = ""
    postcode: str = ""
    copies_language: str = "ru"


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who will read: one of a person, a municipality, a body, or whoever has an e-mail."""

    person: User | None = None
    municipality: Municipality | None = None
    organisation: Organisation | None = None
    body_name: str = ""
    gift_email: str = ""

    @property
    def is_body(self) -> bool:
        """Whether a body reads, with everybody who acts for it."""
        return bool(self.municipality or self.organisation or self.body_name)


@dataclass(frozen=True, kw_only=True)
class Payer:
    """Whose name stands on the invoice."""

    name: str
    tax_number: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is ordered: a plan, for whom, sent where, paid by whom."""

    plan: Plan
    holder: Holder
    payer: Payer
    delivery: Address = field(default_factory=Address)
    gift_note: str = ""
    previous: Subscription | None = None


@transaction.atomic
def order(*, order: Order, by: User) -> Subscription:
    """Write an order down with its invoice, and send a letter; nothing opens before the payment.

    An order of the same person for the same holder that nobody paid yet is brought up to date
    instead of doubled. A plan without a price begins at once. Raises SubscriptionError.
    """
    _check(order)
    # Of the same order sent twice at once, the second finds the first.
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    same = _waiting(order, by).select_for_update(of=("self",)).first()
    if same is not None:
        return _brought_up_to_date(same, order)
    subscription = Subscription.objects.create(
        **facts_of(order=order),
        ground=_ground(order, by),
        state=SubscriptionState.ORDERED,
        ordered_by=by,
    )
    if order.holder.body_name or order.holder.organisation:
        SubscriptionReader.objects.create(
            subscription=subscription, person=by, email=(by.email or "").lower()
        )
    if not order.plan.price:
        return activate(subscription=subscription)
    write_invoice(subscription=subscription, payer=order.payer, buyer=by)
    return subscription


def facts_of(*, order: Order) -> dict[str, object]:
    """The columns of a subscription that an order decides."""
    holder = order.holder
    return {
        "plan": order.plan,
        "publication": order.plan.publication,
        "form": order.plan.form,
        "person": holder.person,
        "municipality": holder.municipality,
        "organisation": holder.organisation,
        "body_name": holder.body_name.strip(),
        "gift_email": holder.gift_email.strip().lower(),
        "gift_note": order.gift_note.strip(),
        "previous": order.previous,
        **asdict(order.delivery),
    }


def _check(order: Order) -> None:
    plan, holder = order.plan, order.holder
    if not plan.is_public:
        raise SubscriptionError(_("This plan is no longer offered. Order another one."))
    ways = [holder.person, holder.municipality, holder.organisation]
    named = [bool(way) for way in ways] + [bool(holder.body_name.strip())]
    if sum(named) + bool(holder.gift_email.strip()) != 1:
        raise SubscriptionError(_("Say for whom the subscription is."))
    if holder.is_body and not plan.is_for_bodies:
        raise SubscriptionError(_("This plan is for persons. Choose another one."))
    if not holder.is_body and not plan.is_for_persons:
        raise SubscriptionError(_("This plan is for bodies. Choose another one."))
    if plan.is_on_paper and not order.delivery.address.strip():
        raise SubscriptionError(_("Write the address to which the copies are sent."))


def _ground(order: Order, by: User) -> SubscriptionGround:
    """What one pays for somebody else is a gift to them."""
    holder = order.holder
    is_own = holder.is_body or holder.person == by
    return SubscriptionGround.PAYMENT if is_own else SubscriptionGround.GIFT


def _waiting(order: Order, by: User) -> QuerySet[Subscription]:
    holder = order.holder
    return Subscription.objects.unpaid().filter(
        ordered_by=by,
        publication=order.plan.publication,
        person=holder.person,
        municipality=holder.municipality,
        organisation=holder.organisation,
        body_name=holder.body_name.strip(),
        gift_email=holder.gift_email.strip().lower(),
    )


def _brought_up_to_date(subscription: Subscription, order: Order) -> Subscription:
    """The same order again: another address counts; another price needs a new invoice."""
    invoice = Invoice.objects.select_for_update(of=("self",)).get(subscription=subscription)
    if invoice.amount != order.plan.price:
        raise SubscriptionError(
            _("You have an unpaid invoice %(number)s. Pay or cancel it first.")
            % {"number": invoice.number}
        )
    for name, value in facts_of(order=order).items():
        setattr(subscription, name, value)
    subscription.save()
    return subscription


@transaction.atomic
def write_invoice(*, subscription: Subscription, payer: Payer, buyer: User) -> Invoice:
    """Write the invoice of an order with the next number of the year, and send its letter."""
    today = timezone.localdate()
    invoice = Invoice.objects.create(
        year=today.year,
        sequence=_next_number(today.year),
        subscription=subscription,
        amount=subscription.plan.price,
        issued_on=today,
        due_on=today + datetime.timedelta(days=DAYS_TO_PAY),
        line_ru=_line(subscription, "ru"),
        line_ky=_line(subscription, "ky"),
        buyer=buyer,
        buyer_name=payer.name.strip(),
        buyer_tax_number=payer.tax_number.strip(),
        buyer_address=payer.address.strip(),
    )
    subscription.state = SubscriptionState.AWAITING
    subscription.save(update_fields=["state"])
    write_letter(kind="subscription_ordered", subscription=subscription, invoice=invoice)
    return invoice


def _next_number(year: int) -> int:
    """The next number of a year; a refused invoice gives its number back with the transaction."""
    InvoiceCounter.objects.bulk_create([InvoiceCounter(year=year)], ignore_conflicts=True)
    counter = InvoiceCounter.objects.select_for_update().get(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def _line(subscription: Subscription, language: str) -> str:
    """What is paid for, in a language of the invoice."""
    with translation.override(language):
        text = _("Subscription to the magazine “Municipalitet”: %(plan)s")
        return text % {"plan": subscription.plan.label}
