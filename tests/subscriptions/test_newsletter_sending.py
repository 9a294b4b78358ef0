"""Sending a newsletter: everybody once, in turns behind other jobs, whatever the server answers."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from subscriptions.choices import (
    MOST_REFUSALS,
    REFUSALS_IN_A_ROW,
    DeliveryState,
    NewsletterState,
    PreferenceState,
)
from subscriptions.jobs import newsletters
from subscriptions.models import Newsletter, NewsletterDelivery, NewsletterPreference
from subscriptions.services.order_newsletter import stop_letters
from subscriptions.services.queue_newsletter import (
    resume_newsletter,
    stop_newsletter,
)
from tests.factories.newsletters import make_newsletter, make_reader, make_readers, make_text
from tests.factories.people import ProfileFactory
from tests.support.mailing import Mailing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mailing(settings):
    settings.LETTER_TRANSPORT = "tests.support.mailing.Mailing"
    settings.NEWSLETTER_PER_MINUTE = 0
    Mailing.reset()


def send(newsletter, **more):
    """One turn; the newsletter as it is afterwards, and when the next turn is due."""
    next_at = newsletters.send_turn(newsletter.pk, **more)
    newsletter.refresh_from_db()
    return next_at


def later(newsletter):
    """The hour of the next attempt has come."""
    Newsletter.objects.filter(pk=newsletter.pk).update(next_at=None)
    NewsletterDelivery.objects.update(next_at=None)


def got():
    return [message.to[0] for message in Mailing.taken]


def test_everybody_who_said_yes_gets_one_letter_over_one_connection():
    make_readers(5)
    make_reader("asked@example.org", state=PreferenceState.ASKED)
    make_reader("paused@example.org", state=PreferenceState.PAUSED)
    newsletter = make_newsletter()

    for _turn in range(3):
        send(newsletter)

    assert sorted(got()) == [f"reader{number}@example.org" for number in range(5)]
    assert (newsletter.state, newsletter.sent, Mailing.opened) == (NewsletterState.DONE, 5, 1)


def test_letter_is_in_the_readers_language_with_name_and_ways_out():
    person = ProfileFactory(display_name="Айгуль Асанова").person
    make_reader(person.email, language="ky", person=person)
    newsletter = make_newsletter()
    delivery_name = f"<{newsletter.pk.hex}."

    send(newsletter)

    (message,) = Mailing.taken
    headers = message.extra_headers
    link = headers["List-Unsubscribe"].strip("<>")
    assert message.subject == make_text("ky").subject
    assert "Айгуль Асанова" in message.body
    assert link in message.body
    assert link.startswith("http://testserver/ky/newsletter/stop/")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["Message-ID"].startswith(delivery_name)


def test_mailbox_to_stop_by_stands_beside_the_address_if_there_is_one(settings):
    settings.NEWSLETTER_STOP_ADDRESS = "stop@portal.example"
    make_reader("a@example.org")

    send(make_newsletter())

    stops = Mailing.taken[0].extra_headers["List-Unsubscribe"].split(", ")
    assert [stop.split(":")[0] for stop in stops] == ["<http", "<mailto"]


def test_issue_has_one_newsletter_however_often_it_is_published():
    make_readers(2)
    newsletter = make_newsletter()
    send(newsletter)

    again = make_newsletter(issue_key=newsletter.issue_key)
    send(again)

    assert (again.pk, len(got())) == (newsletter.pk, 2)


def test_address_stopped_on_the_way_gets_none():
    readers = make_readers(3)
    newsletter = make_newsletter()
    held = newsletters.take(newsletter.pk)
    newsletters.fill(held)
    newsletters.let_go(held, None)
    stop_letters(preference_id=readers[1].pk)

    send(newsletter)

    assert got() == ["reader0@example.org", "reader2@example.org"]
    assert (newsletter.sent, newsletter.skipped) == (2, 1)


def test_sender_that_died_is_followed_by_another_under_the_same_name():
    make_readers(1)
    newsletter = make_newsletter()
    dead = newsletters.take(newsletter.pk)
    newsletters.fill(dead)
    NewsletterDelivery.objects.update(state=DeliveryState.IN_HAND, attempts=1)

    early = send(newsletter)
    Newsletter.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    send(newsletter)

    delivery = NewsletterDelivery.objects.get()
    assert (early, got()) == (None, ["reader0@example.org"])
    name = f"<{newsletter.pk.hex}.{delivery.pk}@testserver>"
    assert Mailing.taken[0].extra_headers["Message-ID"] == name


def test_sender_whose_place_was_taken_stops():
    make_readers(3)
    newsletter = newsletters.take(make_newsletter().pk)

    Newsletter.objects.update(holder="another")

    assert newsletters.keep(newsletter) is False
    assert newsletters.fill(newsletter) is False


def test_turn_ends_after_a_letter_when_another_job_waits():
    make_readers(3)
    newsletter = make_newsletter()
    DBTaskResult.objects.all().delete()
    a_code.enqueue()

    next_at = send(newsletter)

    assert (len(got()), next_at is not None) == (1, True)
    assert newsletter.state == NewsletterState.SENDING


@task()
def a_code():
    """Another job."""


def test_slow_rate_waits_in_the_queue_and_not_in_the_worker(settings):
    settings.NEWSLETTER_PER_MINUTE = 6
    make_readers(3)
    newsletter = make_newsletter()

    next_at = send(newsletter)
    too_early = send(newsletter)

    wait = (next_at - timezone.now()).total_seconds()
    assert (len(got()), 8 < wait <= 10, too_early) == (1, True, None)


def test_refused_address_has_failed_and_is_paused_after_the_third_time():
    reader = make_reader("gone@example.org")
    Mailing.refusals = {"gone@example.org": (550, b"5.1.1 no such person")}

    for _issue in range(MOST_REFUSALS + 1):
        send(make_newsletter())

    reader.refresh_from_db()
    states = NewsletterDelivery.objects.values_list("state", "error")
    assert set(states) == {(DeliveryState.FAILED, "550 5.1.1 no such person")}
    assert (reader.state, reader.refusals) == (PreferenceState.PAUSED, MOST_REFUSALS)
    assert NewsletterDelivery.objects.count() == MOST_REFUSALS


def test_delivered_letter_forgives_former_refusals():
    make_reader("back@example.org", refusals=2, refused_with="550")

    send(make_newsletter())

    assert NewsletterPreference.objects.values_list("refusals", "refused_with").get() == (0, "")


def test_address_refused_for_now_is_tried_again_later_and_holds_nobody_up():
    make_readers(2)
    Mailing.refusals = {"reader0@example.org": (451, b"4.2.1 later")}
    newsletter = make_newsletter()

    next_at = send(newsletter)
    Mailing.refusals = {}
    waiting = (next_at - timezone.now()) > timedelta(minutes=4)
    later(newsletter)
    send(newsletter)

    assert (waiting, got()) == (True, ["reader1@example.org", "reader0@example.org"])
    assert NewsletterPreference.objects.filter(refusals__gt=0).count() == 0
    assert newsletter.state == NewsletterState.DONE


def test_server_that_is_away_is_waited_for_and_costs_nobody_a_letter():
    make_readers(2)
    Mailing.away = True
    newsletter = make_newsletter()

    waits = []
    for _time in range(3):
        waits.append(send(newsletter) - timezone.now())
        later(newsletter)
    said = newsletter.error
    Mailing.away = False
    send(newsletter)

    assert [round(wait.total_seconds() / 60) for wait in waits] == [1, 2, 5]
    assert (said, newsletter.error) == ("ConnectionRefusedError", "")
    assert (len(got()), newsletter.state) == (2, NewsletterState.DONE)


def test_connection_lost_in_the_middle_loses_no_letter():
    make_readers(3)
    Mailing.lost_after = 1
    newsletter = make_newsletter()

    send(newsletter)
    later(newsletter)
    send(newsletter)

    assert sorted(got()) == [f"reader{number}@example.org" for number in range(3)]


def test_server_that_refuses_everybody_pauses_the_newsletter_and_no_address():
    make_readers(REFUSALS_IN_A_ROW + 5)
    Mailing.everybody = (554, b"5.7.1 relay access denied")
    newsletter = make_newsletter()

    waits = send(newsletter)
    during = (newsletter.state, newsletter.error)
    Mailing.everybody = None
    later(newsletter)
    send(newsletter)

    assert waits is not None
    assert during == (NewsletterState.SENDING, "554 5.7.1 relay access denied")
    assert len(set(got())) == len(got()) == REFUSALS_IN_A_ROW + 5
    assert not NewsletterPreference.objects.exclude(refusals=0).exists()


def test_stopped_newsletter_sends_no_more_until_it_goes_on():
    make_readers(2)
    newsletter = make_newsletter()
    stop_newsletter(newsletter=newsletter)

    send(newsletter)
    before = got()
    resume_newsletter(newsletter=newsletter)
    send(newsletter)

    assert (before, len(got()), newsletter.state) == ([], 2, NewsletterState.DONE)


def test_clock_queues_what_nobody_has_in_hand_and_only_once():
    newsletter = make_newsletter()
    DBTaskResult.objects.all().delete()

    queued = [newsletters.queue_due(), newsletters.queue_due()]
    newsletters.take(newsletter.pk)
    DBTaskResult.objects.all().delete()

    assert [*queued, newsletters.queue_due()] == [1, 0, 0]
