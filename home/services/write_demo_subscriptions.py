"""Dues of invented municipalities and subscriptions of the demonstration accounts."""

import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from home.choices import DEMO_DOMAIN, DEMO_OPERATOR
from home.selectors.repository import read_demo
from organisations.models import Municipality
from people.models import User
from subscriptions.choices import SubscriptionGround, SubscriptionState
from subscriptions.models import DuesPayment, OfficeDetails, Plan, Subscription
from subscriptions.services.note_dues import note_dues
from subscriptions.services.order import Address, Holder, Order, Payer, order
from subscriptions.services.payments import confirm_payment
from subscriptions.services.terms import give_gift

Row = dict[str, Any]
DUES_REFERENCE = "Пример, платёж"  # what marks a row of the ledger as one of the demonstration


@transaction.atomic
def write_demo_subscriptions() -> None:
    """Add what is missing: bank details nobody filled in, dues, one account for every ground."""
    planned = read_demo("subscriptions")
    operator = User.objects.get(email=DEMO_OPERATOR)
    _fill_office(planned["office"])
    for row in planned["dues"]:
        _note_dues(row, operator)
    plans = {plan.code: plan for plan in Plan.objects.all()}
    _pay(planned["paid"], plans, operator)
    _end(planned["ended"], plans)
    _give(planned["gift"], plans, operator)
    _await(planned["awaiting"], plans)


def _fill_office(texts: dict[str, str]) -> None:
    """Invoices need a recipient; what an operator wrote stays."""
    office = OfficeDetails.load()
    if office.name_ru or office.account:
        return
    for name, value in texts.items():
        setattr(office, name, value)
    office.save()


def _note_dues(row: Row, operator: User) -> None:
    place = Municipality.objects.get(code=row["municipality"])
    reference = f"{DUES_REFERENCE} {row['number']}"
    if DuesPayment.objects.filter(municipality=place, reference=reference).exists():
        return
    note_dues(
        municipality=place,
        year=row["year"],
        amount=Decimal(row["amount"]),
        paid_on=datetime.date.fromisoformat(row["paid_on"]),
        reference=reference,
        settles=row["settles"],
        by=operator,
    )


def _person(row: Row) -> User | None:
    """The account, unless a subscription is there already."""
    person = User.objects.get(email=f"{row['account']}@{DEMO_DOMAIN}")
    known = Subscription.objects.filter(person=person) | Subscription.objects.filter(
        ordered_by=person
    )
    return None if known.exists() else person


def _order(person: User, plan: Plan, row: Row) -> Subscription:
    holder = Holder(body_name=row["body_name"]) if "body_name" in row else Holder(person=person)
    return order(
        order=Order(
            plan=plan,
            holder=holder,
            payer=Payer(name=row["payer"]),
            delivery=Address(**row.get("delivery", {})),
        ),
        by=person,
    )


def _pay(row: Row, plans: dict[str, Plan], operator: User) -> None:
    """Somebody who ordered and paid: reads now."""
    if person := _person(row):
        invoice = _order(person, plans[row["plan"]], row).invoice
        confirm_payment(
            invoice=invoice,
            amount=invoice.amount,
            paid_on=invoice.issued_on,
            reference=row["reference"],
            by=operator,
        )


def _await(row: Row, plans: dict[str, Plan]) -> None:
    """A body that ordered and has not paid: its invoice waits."""
    if person := _person(row):
        _order(person, plans[row["plan"]], row)


def _end(row: Row, plans: dict[str, Plan]) -> None:
    """A term that is over: its issues stay readable, newer ones do not open."""
    if person := _person(row):
        plan = plans[row["plan"]]
        Subscription.objects.create(
            plan=plan,
            publication=plan.publication,
            form=plan.form,
            ground=SubscriptionGround.PAYMENT,
            state=SubscriptionState.ENDED,
            person=person,
            ordered_by=person,
            starts_on=datetime.date.fromisoformat(row["starts_on"]),
            ends_on=datetime.date.fromisoformat(row["ends_on"]),
            staff_note=row["note"],
        )


def _give(row: Row, plans: dict[str, Plan], operator: User) -> None:
    """A term given to an e-mail whose owner has an account."""
    if person := _person(row):
        give_gift(
            plan=plans[row["plan"]],
            holder=Holder(gift_email=person.email or ""),
            by=operator,
            note=row["note"],
        )
