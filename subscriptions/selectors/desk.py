"""What the desk takes away: the ledger of a year, and who gets printed copies of an issue."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from organisations.access import with_predecessors
from organisations.models import Municipality, Region
from subscriptions.choices import ON_PAPER, SubscriptionState
from subscriptions.models import DuesPayment, PrintedCopies, Subscription

LEDGER_HEADINGS = (
    "code",
    "municipality",
    "region",
    "year",
    "amount",
    "paid_on",
    "reference",
    "settles",
)
RECIPIENT_HEADINGS = ("recipient", "address", "postcode", "language", "copies", "for", "ground")


@dataclass(frozen=True)
class LedgerRow:
    """A municipality and its dues of a year."""

    municipality: Municipality
    payments: list[DuesPayment]
    is_paid: bool

    @property
    def total(self) -> Decimal:
        """What came in."""
        return sum((payment.amount for payment in self.payments), Decimal(0))


def read_ledger(year: int, region: Region | None = None, paid: str = "") -> list[LedgerRow]:
    """Every standing municipality of a year; `paid` "yes" or "no" leaves the others out."""
    places = Municipality.objects.standing(min(datetime.date(year, 12, 31), datetime.date.max))
    if region is not None:
        places = places.filter(region=region)
    payments: dict[int, list[DuesPayment]] = {}
    noted = DuesPayment.objects.counting().filter(year=year)
    for payment in noted.order_by("paid_on", "pk"):
        payments.setdefault(payment.municipality_id, []).append(payment)
    settled = {pk for pk, own in payments.items() if any(one.settles for one in own)}
    heirs = _heirs(settled, places)
    rows = [
        LedgerRow(one, payments.get(one.pk, []), one.pk in settled | heirs)
        for one in places.select_related("region", "district").order_by("label_ru", "pk")
    ]
    return [row for row in rows if not paid or row.is_paid == (paid == "yes")]


def _heirs(settled: set[int], places: object) -> set[int]:
    """Those that paid by one whose place they took."""
    gone = settled - set(places.values_list("pk", flat=True))  # type: ignore[attr-defined]
    if not gone:
        return set()
    standing = places.values_list("pk", flat=True)  # type: ignore[attr-defined]
    return {pk for pk in standing if with_predecessors({pk}) & gone}


def ledger_table(rows: list[LedgerRow], year: int) -> Iterator[tuple[object, ...]]:
    """The ledger as a table that can be brought in again; without a payment the sum is empty."""
    for row in rows:
        place = row.municipality
        known = (place.code, place.label_ru, place.region.label_ru if place.region else "", year)
        if not row.payments:
            yield (*known, "", "", "", "")
        for payment in row.payments:
            settles = "да" if payment.settles else "нет"
            day = payment.paid_on.isoformat()
            yield (*known, payment.amount, day, payment.reference, settles)


@dataclass(frozen=True)
class Recipient:
    """One address copies are sent to; `person` is whose data it is, None for an office."""

    cells: tuple[object, ...]
    person: int | None


def read_recipients(issued_on: datetime.date) -> list[Recipient]:
    """Who gets an issue on paper: terms that cover its day, and municipalities with paid dues."""
    terms = Subscription.objects.filter(
        Q(state=SubscriptionState.ACTIVE) | Q(state=SubscriptionState.ENDED),
        form__in=ON_PAPER,
        starts_on__lte=issued_on,
        ends_on__gte=issued_on,
    ).select_related("municipality", "organisation")
    found = [
        Recipient(
            (
                row.recipient,
                row.address,
                row.postcode,
                row.copies_language,
                1,
                str(row.municipality or row.organisation or row.body_name),
                row.get_ground_display(),
            ),
            row.person_id,
        )
        for row in terms.order_by("pk")
    ]
    return [*found, *_of_municipalities(issued_on.year)]


def _of_municipalities(year: int) -> Iterator[Recipient]:
    paid = set(DuesPayment.objects.settling([year]).values_list("municipality_id", flat=True))
    copies = PrintedCopies.objects.filter(ended_at__isnull=True).select_related("municipality")
    for row in copies.order_by("pk"):
        if with_predecessors({row.municipality_id}) & paid:
            place = row.municipality.label_ru
            cells = (row.recipient, row.address, row.postcode, row.copies_language, row.copies)
            yield Recipient((*cells, place, "dues"), row.ordered_by_id)
