"""Sending: each letter once, again after failures, never twice side by side."""

import smtplib
import socket
import threading
import time
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connections
from django.utils import timezone

from people.choices import LETTER_RETRIES, LetterState
from people.jobs import deliver, deliver_waiting
from people.models import Letter
from tests.factories.people import LetterFactory

pytestmark = pytest.mark.django_db
SMTP = "django.core.mail.backends.smtp.EmailBackend"


class RefusingBackend(BaseEmailBackend):
    """A mail server that knows no such address."""

    def send_messages(self, email_messages):
        raise smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"no such user")})


@pytest.fixture
def closed_port(settings):
    """A mail server that is down: nobody listens on its port."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = taken.getsockname()[1]
    settings.EMAIL_HOST = "127.0.0.1"
    settings.LETTER_TRANSPORT = SMTP


@pytest.fixture
def hanging_server(settings):
    """A mail server that takes the connection and says nothing."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        settings.EMAIL_TIMEOUT = 0.3
        settings.LETTER_TRANSPORT = SMTP
        yield


def test_waiting_letter_is_sent_with_its_message_id():
    letter = LetterFactory(html="<p>Редактор</p>")

    answer = deliver(letter.pk)

    letter.refresh_from_db()
    sent = mail.outbox[0]
    assert answer is True
    assert (letter.state, letter.attempts, letter.error) == (LetterState.SENT, 1, "")
    assert sent.to == [letter.recipient]
    assert sent.message()["Message-ID"] == letter.message_id
    assert letter.text == "Редактор просит правок."


def test_secret_is_wiped_once_sent():
    letter = LetterFactory(has_secret=True, text="12345678", html="<p>12345678</p>")

    deliver(letter.pk)

    letter.refresh_from_db()
    assert (letter.text, letter.html, letter.state) == ("", "", LetterState.SENT)
    assert mail.outbox[0].body == "12345678"


def test_sent_letter_is_not_sent_again():
    letter = LetterFactory()

    answers = [deliver(letter.pk), deliver(letter.pk)]

    assert answers == [True, None]
    assert len(mail.outbox) == 1


def test_fault_9_mail_server_refused_keeps_the_letter(closed_port):
    letter = LetterFactory(has_secret=True, text="12345678")

    answer = deliver(letter.pk)

    letter.refresh_from_db()
    assert answer is False
    assert (letter.state, letter.attempts, letter.text) == (LetterState.NEW, 1, "12345678")
    assert letter.error.startswith("ConnectionRefusedError")
    assert letter.next_at > timezone.now() + timedelta(seconds=50)


def test_fault_9_letter_is_retried_for_a_day_and_then_failed(closed_port):
    with time_machine.travel("2026-11-21 09:00:00Z", tick=False) as clock:
        letter = LetterFactory()

        for wait in LETTER_RETRIES:
            assert deliver(letter.pk) is False
            letter.refresh_from_db()
            assert letter.next_at - timezone.now() == wait
            clock.shift(wait)
        deliver(letter.pk)

        letter.refresh_from_db()
        assert letter.state == LetterState.FAILED
        assert letter.attempts == len(LETTER_RETRIES) + 1
        assert timezone.now() - letter.queued_at == timedelta(hours=24)


def test_fault_9_letter_leaves_when_the_server_is_back(closed_port, settings):
    letter = LetterFactory()
    deliver(letter.pk)
    settings.LETTER_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"

    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        sent = deliver_waiting()

    assert sent == 1
    assert len(mail.outbox) == 1


def test_fault_10_hanging_mail_server_costs_a_time_out_only(hanging_server):
    letter = LetterFactory()
    began = time.monotonic()

    answer = deliver(letter.pk)

    letter.refresh_from_db()
    assert answer is False
    assert time.monotonic() - began < 3
    assert letter.state == LetterState.NEW


def test_batch_stops_at_the_first_refusal(closed_port):
    LetterFactory.create_batch(3)

    deliver_waiting()

    assert sorted(Letter.objects.values_list("attempts", flat=True)) == [0, 0, 1]


def test_address_the_server_does_not_know_fails_at_once(settings):
    settings.LETTER_TRANSPORT = "tests.people.test_jobs.RefusingBackend"
    letter = LetterFactory(has_secret=True, text="12345678")

    deliver(letter.pk)

    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.text) == (LetterState.FAILED, 1, "")
    assert "no such user" in letter.error


def test_fault_11_letter_of_a_killed_sender_goes_out_again_with_the_same_id():
    letter = LetterFactory()
    Letter.objects.filter(pk=letter.pk).update(
        state=LetterState.SENDING, attempts=1, lease_until=timezone.now() + timedelta(minutes=2)
    )

    before = deliver(letter.pk)
    with time_machine.travel(timezone.now() + timedelta(minutes=2, seconds=1)):
        after = deliver(letter.pk)

    assert (before, after) == (None, True)
    assert [sent.message()["Message-ID"] for sent in mail.outbox] == [letter.message_id]


@pytest.mark.django_db(transaction=True)
def test_fault_15_two_senders_at_once_send_one_letter():
    letter = LetterFactory()
    start = threading.Barrier(4)
    answers = []

    def send():
        start.wait()
        answers.append(deliver(letter.pk))
        connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers, key=str) == [None, None, None, True]
    assert len(mail.outbox) == 1
