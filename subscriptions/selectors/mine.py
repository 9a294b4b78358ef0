"""What one person reads by, ordered and pays for, and may change."""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from organisations.access import acted_for
from people.models import User
from subscriptions.choices import UNPAID, InvoiceState, SubscriptionState
from subscriptions.models import Invoice, PrintedCopies, Subscription, SubscriptionReader
from subscriptions.selectors.subscribe import Body, bodies_of

DESK_RIGHT = "subscriptions.change_subscription"


@dataclass(frozen=True)
class MyTerm:
    """One subscription on one's own page."""

    subscription: Subscription
    invoice: Invoice | None
    may_act: bool
    may_readdress: bool
    may_renew: bool
    is_over: bool
    # Of a body without members on the portal, for whoever ordered; None for all others.
    readers: list[SubscriptionReader] | None = None

    @property
    def is_unpaid(self) -> bool:
        """Whether the order waits for money and can be taken back."""
        return self.subscription.state in UNPAID

    @property
    def badge(self) -> str:
        """The colour of its state."""
        if self.is_unpaid:
            return "warn"
        is_active = self.subscription.state == SubscriptionState.ACTIVE
        return "ok" if is_active and not self.is_over else ""

    @property
    def holder(self) -> str:
        """The body that reads; "" for oneself."""
        return holder_name(self.subscription)


@dataclass(frozen=True)
class MyReading:
    """The page of one's subscriptions."""

    terms: list[MyTerm]
    bodies: list[Body]
    copies: list[PrintedCopies]


def holder_name(subscription: Subscription) -> str:
    """The body that holds a term, or the address it was given to; "" for a person."""
    body = subscription.municipality or subscription.organisation
    if body is not None:
        return str(body)
    return subscription.body_name or ("" if subscription.person_id else subscription.gift_email)


def terms_of(person: User) -> QuerySet[Subscription]:
    """What somebody holds, ordered, or reads by."""
    places = acted_for(person)
    rows = Subscription.objects.filter(
        Q(person=person)
        | Q(ordered_by=person)
        | Q(municipality__in=places)
        | Q(readers__person=person)
    )
    return rows.distinct()


def read_mine(person: User) -> MyReading:
    """Read everything in a fixed number of statements."""
    rows = (
        terms_of(person)
        .select_related("plan", "person", "municipality", "organisation", "invoice")
        .prefetch_related("readers")
    )
    found = list(rows.order_by("-ordered_at", "-pk"))
    continued = {row.previous_id for row in found if row.state != SubscriptionState.CANCELLED}
    bodies = bodies_of(person)
    copies = PrintedCopies.objects.filter(
        municipality__in=[body.municipality.pk for body in bodies], ended_at__isnull=True
    )
    return MyReading(
        terms=[_term(row, person, row.pk in continued) for row in found],
        bodies=bodies,
        copies=list(copies.select_related("municipality").order_by("pk")),
    )


def _term(row: Subscription, person: User, is_continued: bool) -> MyTerm:
    today = timezone.localdate()
    invoice = row.invoice if hasattr(row, "invoice") else None
    is_own = person.pk in {row.person_id, row.ordered_by_id} or row.municipality_id is not None
    begun = row.state in {SubscriptionState.ACTIVE, SubscriptionState.ENDED}
    is_near = row.ends_on is not None and row.ends_on - today <= datetime.timedelta(days=60)
    return MyTerm(
        subscription=row,
        invoice=invoice if is_own else None,
        may_act=is_own,
        may_readdress=is_own and gets_copies(row, person),
        may_renew=is_own and begun and is_near and not is_continued and row.plan.is_public,
        is_over=row.ends_on is not None and row.ends_on < today,
        readers=list(row.readers.all())
        if row.body_name and row.ordered_by_id == person.pk
        else None,
    )


def acting_on(person: User, pk: int) -> Subscription | None:
    """A term that somebody may renew, send elsewhere or pay for; None for all others."""
    places = acted_for(person)
    rows = Subscription.objects.filter(
        Q(person=person) | Q(ordered_by=person) | Q(municipality__in=places), pk=pk
    )
    return rows.select_related("plan", "municipality", "organisation", "person").first()


def gets_copies(subscription: Subscription, person: User) -> bool:
    """Whether the address of copies is one's own or a body's; a gift goes to whoever has it."""
    return subscription.person_id in {None, person.pk}


def open_invoice(person: User, year: int, sequence: int) -> Invoice | None:
    """An invoice for its buyer, for whoever acts for its body, and for the desk; else None."""
    invoice = (
        Invoice.objects.filter(year=year, sequence=sequence)
        .select_related("subscription__municipality", "subscription__organisation")
        .first()
    )
    if invoice is None:
        return None
    if invoice.buyer_id == person.pk:
        return invoice
    place = invoice.subscription.municipality_id
    acts = place is not None and place in acted_for(person)
    return invoice if acts or person.has_perm(DESK_RIGHT) else None


def unpaid_invoices(person: User) -> QuerySet[Invoice]:
    """Invoices of somebody that still wait for money, the oldest first."""
    waiting = Invoice.objects.filter(
        buyer=person, state__in=(InvoiceState.SENT, InvoiceState.PART_PAID)
    )
    return waiting.order_by("issued_on", "pk")
