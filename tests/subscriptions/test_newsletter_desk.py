"""The desk sees how far a newsletter is and stops it or lets it go on; it reads no address."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from subscriptions.choices import GROUP_DESK, DeliveryState, NewsletterState, PreferenceState
from subscriptions.jobs.newsletters import fill, let_go, take
from subscriptions.models import NewsletterDelivery
from subscriptions.selectors.newsletters import Progress, failures_of, progress_of
from tests.factories.newsletters import make_newsletter, make_reader, make_readers
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(UserFactory(groups=[GROUP_DESK]))
    return client


def filled(number):
    """A newsletter whose deliveries are entered and of which none is sent."""
    make_readers(number)
    newsletter = take(make_newsletter().pk)
    fill(newsletter)
    let_go(newsletter, None)
    return newsletter


def test_progress_counts_by_state_and_answers_name_no_address(desk):
    newsletter = filled(5)
    rows = list(NewsletterDelivery.objects.order_by("pk"))
    for row, state, error in (
        (rows[0], DeliveryState.SENT, ""),
        (rows[1], DeliveryState.FAILED, "550 no such person"),
        (rows[2], DeliveryState.SKIPPED, ""),
    ):
        NewsletterDelivery.objects.filter(pk=row.pk).update(state=state, error=error)

    page = desk.get(reverse("newsletters:show", args=[newsletter.pk])).content.decode()

    assert progress_of([newsletter])[newsletter.pk] == Progress(2, 1, 1, 1)
    assert failures_of(newsletter) == [("550 no such person", 1)]
    assert "550 no such person" in page
    assert "reader" not in page


def test_desk_stops_a_newsletter_and_lets_it_go_on(desk):
    newsletter = filled(2)
    address = reverse("newsletters:show", args=[newsletter.pk])

    states = []
    for press in ("stop", "stop", "resume", "resume"):
        desk.post(address, {press: "1"})
        newsletter.refresh_from_db()
        states.append(newsletter.state)

    stopped, sending = NewsletterState.STOPPED, NewsletterState.SENDING
    assert states == [stopped, stopped, sending, sending]


def test_desk_stops_the_letters_of_somebody_who_wrote(desk):
    reader = make_reader("aigul@example.org")

    for address in ("AIGUL@example.org ", "nobody@example.org"):
        answer = desk.post(reverse("newsletters:stop_address"), {"address": address})
        assert answer.status_code == 302

    reader.refresh_from_db()
    assert (reader.state, reader.address) == (PreferenceState.STOPPED, "")


def test_others_do_not_see_newsletters(client):
    newsletter = filled(1)
    client.force_login(UserFactory(groups=["Editors"]))

    for name, arguments in (
        ("index", []),
        ("show", [newsletter.pk]),
        ("stop_address", []),
    ):
        answer = client.get(reverse(f"newsletters:{name}", args=arguments))
        assert answer.status_code in {302, 403}, name


def test_list_asks_the_same_number_of_statements_however_many_there_are(desk):
    counts = []
    for _more in range(2):
        make_newsletter()
        make_newsletter()
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(reverse("newsletters:index")).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]
