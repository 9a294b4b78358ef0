"""Erasing and taking along: papers of bookkeeping stay without a name."""

import re
from decimal import Decimal

import pytest
from django.utils import timezone

from people.services import erase_person
from subscriptions.models import Invoice, PrintedCopies, Subscription, SubscriptionReader
from subscriptions.services.erase_person import export_subscriptions, forget_old_buyers
from subscriptions.services.order import Holder
from tests.factories.organisations import MunicipalityFactory
from tests.factories.people import ProfileFactory, UserFactory
from tests.factories.subscriptions import (
    DuesPaymentFactory,
    SubscriptionFactory,
    ordered,
    paid,
)

pytestmark = pytest.mark.django_db


def test_erasing_a_person_empties_names_and_keeps_numbers_and_sums():
    person = ProfileFactory().person
    email = person.email
    paid(ordered(person))
    ordered(person)
    copies = PrintedCopies.objects.create(
        municipality=MunicipalityFactory(), recipient="Айгуль", address="А", ordered_by=person
    )
    DuesPaymentFactory(noted_by=person)
    lent = SubscriptionFactory(person=None, body_name="Общество")
    SubscriptionReader.objects.create(subscription=lent, person=person, email=email)
    SubscriptionFactory(person=None, ground="gift", gift_email=email)

    erase_person(person=person)
    erase_person(person=person)

    kept = Invoice.objects.order_by("sequence").values_list(
        "sequence", "amount", "state", "buyer", "buyer_name", "buyer_address"
    )
    assert list(kept) == [
        (1, Decimal(2400), "paid", None, "", ""),
        (2, Decimal(2400), "void", None, "", ""),
    ]
    told = Subscription.objects.filter(person=None).values_list(
        "recipient", "address", "gift_email"
    )
    assert set(told) == {("", "", "")}
    assert SubscriptionReader.objects.count() == 0
    copies.refresh_from_db()
    assert (copies.recipient, copies.ordered_by, copies.address) == ("", None, "А")


def test_the_term_of_a_body_outlives_whoever_ordered_it():
    person, place = ProfileFactory().person, MunicipalityFactory()
    term = paid(ordered(person, holder=Holder(municipality=place)))

    erase_person(person=person)

    term.refresh_from_db()
    assert (term.municipality, term.state, term.ordered_by) == (place, "active", None)


def test_a_copy_of_ones_data_holds_terms_and_invoices():
    person = UserFactory()
    term = paid(ordered(person))

    copy = export_subscriptions(person=person)

    assert [row["until"] for row in copy["subscriptions"]] == [term.ends_on.isoformat()]
    assert [(row["number"], row["amount"]) for row in copy["invoices"]] == [
        (term.invoice.number, "2400.00")
    ]
    assert copy["invoices"][0]["payments"][0]["no"] == "ПП-1"


def test_old_invoices_forget_who_paid(settings):
    invoice = ordered().invoice
    Invoice.objects.update(year=timezone.localdate().year - settings.INVOICE_KEPT_YEARS)
    assert forget_old_buyers() == 0

    Invoice.objects.update(year=timezone.localdate().year - settings.INVOICE_KEPT_YEARS - 1)

    assert forget_old_buyers() == 1
    invoice.refresh_from_db()
    assert (invoice.buyer, invoice.buyer_name) == (None, "")


def test_a_list_of_readers_does_not_tell_who_has_an_account(client):
    known, owner = UserFactory(), UserFactory()
    body = ordered(owner, holder=Holder(body_name="Общество"))
    client.force_login(owner)

    def row_of(email: str) -> str:
        client.post(f"/ru/my/subscriptions/{body.pk}/readers/", {"email": email})
        page = client.get("/ru/my/subscriptions/").content.decode()
        row = next(row for row in page.split("<li>") if row.startswith(email))
        return re.sub(r"\d+|value=\"[^\"]*\"", "", row.replace(email, "")).split("</li>")[0]

    assert row_of("nobody@example.org") == row_of(known.email)
