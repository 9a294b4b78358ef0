"""Subscribe: the way in, an order, the payment at the desk, a renewal; in both languages."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from people.models import Letter
from subscriptions.access import ground_today
from subscriptions.choices import GROUP_DESK, PUBLICATION, Ground
from subscriptions.models import Invoice, Plan, Subscription
from tests.factories.people import ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_a_reader_orders_pays_and_reads(language, client, settings):
    settings.STAFF_SECOND_FACTOR = False
    person, desk = ProfileFactory(language=language).person, UserFactory(groups=[GROUP_DESK])
    with translation.override(language):
        way_in, order = reverse("subscribe"), reverse("subscribe_order")
        mine = reverse("my_subscriptions")

    assert order in client.get(way_in).content.decode()
    client.force_login(person)
    answers = {
        "reader": "me",
        "plan": Plan.objects.get(code="magazine-online").pk,
        "copies_language": language,
        "payer_name": "Айгуль Пример",
    }
    assert client.post(order, answers)["Location"] == mine
    invoice = Invoice.objects.get()
    assert ground_today(person=person, publication=PUBLICATION) is None

    client.force_login(desk)
    payment = {
        "direction": "in",
        "sum": "2400",
        "paid_on": timezone.localdate().isoformat(),
        "reference": "ПП-1",
    }
    client.post(reverse("invoices:edit", args=[invoice.pk]), payment)

    reading = ground_today(person=person, publication=PUBLICATION)
    term = Subscription.objects.get()
    assert reading is not None
    assert (reading.ground, reading.until) == (Ground.SUBSCRIPTION, term.ends_on)
    kinds = Letter.objects.filter(person=person).values_list("kind", "language")
    assert set(kinds) == {("subscription_ordered", language), ("subscription_active", language)}
    client.force_login(person)
    assert client.get(mine).status_code == 200
