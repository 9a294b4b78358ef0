"""The way in and one's own page: what each visitor is shown, and whose papers open to whom."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone, translation

from people.models import HeldForm
from subscriptions.models import Invoice, PrintedCopies, Subscription
from subscriptions.services.order import Holder
from tests.factories.organisations import MembershipFactory
from tests.factories.people import ProfileFactory, UserFactory
from tests.factories.subscriptions import (
    DuesPaymentFactory,
    PlanFactory,
    SubscriptionFactory,
    ordered,
    paid,
)

pytestmark = pytest.mark.django_db


def at(name: str, *values: object) -> str:
    with translation.override("ru"):
        return reverse(name, args=values)


def member(*, has_paid: bool = True):
    claim = MembershipFactory(person=ProfileFactory().person, confirmed=True)
    if has_paid:
        DuesPaymentFactory(municipality=claim.municipality, year=timezone.localdate().year)
    return claim


def typed(**changed) -> dict[str, object]:
    answers = {
        "reader": "me",
        "plan": PlanFactory().pk,
        "recipient": "Айгуль Пример",
        "address": "Нарынская область, с. Пример, ул. Первая, 1",
        "postcode": "722900",
        "copies_language": "ky",
        "payer_name": "Айгуль Пример",
    }
    return {**answers, **changed}


def test_a_stranger_learns_what_it_costs(client):
    page = client.get(at("subscribe"))

    assert page.status_code == 200
    assert "2\u00a0400" in page.content.decode()
    assert at("subscribe_order") in page.content.decode()


def test_a_member_of_a_paying_body_reads_already_and_orders_in_two_clicks(client):
    claim = member()
    client.force_login(claim.person)

    page = client.get(at("subscribe")).content.decode()
    form = client.get(at("subscribe_copies", claim.municipality.pk))
    sent = client.post(
        at("subscribe_copies", claim.municipality.pk), {**typed(), "copies": 3}, follow=True
    )

    assert at("my_newsletter") in page
    assert at("subscribe_copies", claim.municipality.pk) in page
    assert (form.status_code, sent.status_code) == (200, 200)
    copies = PrintedCopies.objects.get()
    assert (copies.municipality, copies.copies, copies.ordered_by) == (
        claim.municipality,
        3,
        claim.person,
    )


def test_copies_are_only_for_paid_dues_and_own_municipalities(client):
    claim, stranger = member(has_paid=False), UserFactory()
    address = at("subscribe_copies", claim.municipality.pk)
    client.force_login(claim.person)

    unpaid = client.post(address, {**typed(), "copies": 1})
    client.force_login(stranger)
    foreign = client.post(address, {**typed(), "copies": 1})

    assert (unpaid.status_code, foreign.status_code) == (200, 403)
    assert PrintedCopies.objects.count() == 0


def test_an_order_gives_an_invoice_as_pdf_to_its_buyer_only(client):
    buyer, stranger = ProfileFactory().person, UserFactory()
    client.force_login(buyer)

    answer = client.post(at("subscribe_order"), typed())

    invoice = Invoice.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, at("my_subscriptions"))
    address = at("invoice_pdf", invoice.year, invoice.sequence)
    assert address in client.get(at("my_subscriptions")).content.decode()
    paper = client.get(address)
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")
    client.force_login(stranger)
    assert client.get(address).status_code == 404
    stranger.user_permissions.add(Permission.objects.get(codename="change_subscription"))
    assert client.get(address).status_code == 200


def test_colleagues_open_the_invoice_of_their_municipality(client):
    claim = member(has_paid=False)
    colleague = MembershipFactory(municipality=claim.municipality, confirmed=True)
    ordered(claim.person, holder=Holder(municipality=claim.municipality))
    invoice = Invoice.objects.get()
    client.force_login(colleague.person)

    assert client.get(at("invoice_pdf", invoice.year, invoice.sequence)).status_code == 200
    colleague.until_date = timezone.localdate() - datetime.timedelta(days=1)
    colleague.save()
    assert client.get(at("invoice_pdf", invoice.year, invoice.sequence)).status_code == 404


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"address": ""}, "address"),
        ({"reader": "body"}, "body_name"),
        ({"reader": "gift"}, "gift_email"),
        ({"reader": "gift", "gift_email": "не адрес"}, "gift_email"),
        ({"reader": "999999"}, "reader"),
        ({"plan": "x"}, "plan"),
        ({"payer_name": ""}, "payer_name"),
        ({"payer_name": "я" * 201}, "payer_name"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_the_rest_stays(client, changed, field):
    client.force_login(ProfileFactory().person)

    page = client.post(at("subscribe_order"), typed(**changed))

    assert page.status_code == 200
    assert list(page.context["form"].errors) == [field]
    assert "722900" in page.content.decode()
    assert Subscription.objects.count() == 0


def test_nothing_typed_is_lost_when_the_session_ends(client):
    person = ProfileFactory().person
    client.force_login(person)
    hold = client.get(at("subscribe_order")).context["hold"]
    client.logout()

    away = client.post(at("subscribe_order"), typed(hold=hold, payer_name="Общество «Пример»"))
    client.force_login(person)
    page = client.get(at("subscribe_order"))

    assert away.status_code == 302
    assert "Общество «Пример»" in page.content.decode()
    assert HeldForm.objects.count() == 0


def test_the_same_form_sent_twice_is_one_order(client):
    client.force_login(ProfileFactory().person)
    answers = typed()

    client.post(at("subscribe_order"), answers)
    client.post(at("subscribe_order"), answers)

    assert (Subscription.objects.count(), Invoice.objects.count()) == (1, 1)


def test_an_order_is_taken_back_until_it_is_paid(client):
    person = UserFactory()
    client.force_login(person)
    running = paid(ordered(person))
    waiting = ordered(person)

    assert client.post(at("subscription_cancel", running.pk)).status_code == 403
    assert client.post(at("subscription_cancel", waiting.pk)).status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == "cancelled"


def test_a_term_is_renewed_from_its_page(client):
    person = ProfileFactory().person
    near = timezone.localdate() + datetime.timedelta(days=20)
    term = SubscriptionFactory(person=person, ordered_by=person, ends_on=near, address="с. Пример")
    client.force_login(person)

    page = client.get(at("my_subscriptions")).content.decode()
    asked = client.get(at("subscription_renew", term.pk))
    client.post(at("subscription_renew", term.pk))
    client.post(at("subscription_renew", term.pk))

    assert at("subscription_renew", term.pk) in page
    assert asked.status_code == 200
    assert list(term.renewals.values_list("state", flat=True)) == ["awaiting"]


def test_nobody_acts_on_the_term_of_another(client):
    term = SubscriptionFactory()
    client.force_login(UserFactory())

    for name in ("subscription_renew", "subscription_address"):
        assert client.get(at(name, term.pk)).status_code == 404
    for name in ("subscription_cancel", "subscription_reader_add"):
        assert client.post(at(name, term.pk), {"email": "a@example.org"}).status_code == 404


def test_readers_of_a_body_are_added_and_taken_off_by_whoever_ordered(client):
    owner, reader = ProfileFactory().person, ProfileFactory().person
    body = paid(ordered(owner, holder=Holder(body_name="Общество")))
    client.force_login(owner)

    client.post(at("subscription_reader_add", body.pk), {"email": reader.email})
    client.post(at("subscription_reader_add", body.pk), {"email": "не адрес"})

    row = body.readers.get(person=reader)
    assert body.readers.count() == 2
    client.force_login(reader)
    assert client.get(at("my_subscriptions")).status_code == 200
    assert client.post(at("subscription_reader_remove", body.pk, row.pk)).status_code == 404
    client.force_login(owner)
    client.post(at("subscription_reader_remove", body.pk, row.pk))
    assert body.readers.count() == 1


def test_another_address_counts_from_the_next_issue(client):
    person = UserFactory()
    term = SubscriptionFactory(person=person, address="Старый")
    client.force_login(person)

    wrong = client.post(at("subscription_address", term.pk), {**typed(), "address": " "})
    client.post(at("subscription_address", term.pk), typed())

    term.refresh_from_db()
    assert (wrong.status_code, term.postcode, term.copies_language) == (200, "722900", "ky")


def test_ones_own_page_says_until_when_one_reads(client):
    claim = member()
    client.force_login(claim.person)

    page = client.get(at("my_page")).content.decode()

    assert claim.municipality.label in page
    assert at("my_subscriptions") in page


def test_the_list_of_terms_is_not_n_plus_1(client, django_assert_max_num_queries):
    person = UserFactory()
    for number in range(12):
        body = SubscriptionFactory(person=None, ordered_by=person, body_name=f"Общество {number}")
        body.readers.create(email=f"{number}@example.org")
    client.force_login(person)

    with django_assert_max_num_queries(25):
        page = client.get(at("my_subscriptions"))

    assert len(page.context["mine"].terms) == 12


def test_the_giver_of_a_gift_does_not_learn_where_it_is_sent(client):
    giver, other = UserFactory(), UserFactory()
    gift = paid(ordered(giver, holder=Holder(gift_email=other.email)))
    Subscription.objects.update(address="ул. Тайная, 7")

    found = {}
    for who in (giver, other):
        client.force_login(who)
        page = client.get(at("my_subscriptions")).content.decode()
        form = client.get(at("subscription_address", gift.pk))
        found[who] = ("Тайная" in page, form.status_code)

    assert found == {giver: (False, 404), other: (True, 200)}


def test_renewing_over_and_over_has_an_end(client):
    first = paid(ordered())
    client.force_login(first.person)

    for _time in range(22):
        client.post(at("subscription_renew", first.pk))
        for waiting in Subscription.objects.unpaid():
            client.post(at("subscription_cancel", waiting.pk))

    assert Invoice.objects.count() == 21
