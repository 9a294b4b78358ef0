"""A mail server that is down or hangs delays a letter and nothing else (faults F9 and F10)."""

import socket
import subprocess
import sys
import time

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.utils import timezone

from people.choices import LetterState
from people.models import Letter
from tests.architecture.house import ROOT
from tests.factories.drafts import make_draft, make_person
from tests.support.served import Person, environment, free_port

pytestmark = [pytest.mark.chaos, pytest.mark.django_db(transaction=True)]


class Mailbox(Message):
    """A mail server that keeps what it gets."""

    def __init__(self):
        super().__init__()
        self.received = []

    def handle_message(self, message):
        self.received.append((message["X-RcptTo"], message["Message-ID"]))


def manage(folder, url, *command):
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment(folder, EMAIL_URL=url),
        check=True,
        capture_output=True,
        timeout=120,
    )


def send_a_case(serve, url):
    """Send a description through a portal with this mail server; how long the answer took."""
    author = make_person(place="example-1")
    draft = make_draft(author)
    browser = Person(serve(EMAIL_URL=url), author)
    browser.server.ask("GET", "/ru/", cookies=browser.cookies)
    began = time.monotonic()
    answer = browser.post(f"/ru/practices/submit/{draft.pk}/check/", licence="on")
    assert answer == (302, f"/ru/practices/submit/{draft.pk}/sent/")
    return time.monotonic() - began


def test_fault_9_refused_mail_delays_the_letter_and_nothing_else(serve, tmp_path):
    port = free_port()
    url = f"smtp://127.0.0.1:{port}"
    send_a_case(serve, url)

    manage(tmp_path, url, "run_worker", "--batch", "--interval", "0.1")
    letter = Letter.objects.get(kind="case_submitted")
    assert (letter.state, letter.attempts, letter.error != "") == (LetterState.NEW, 1, True)

    # The server is back, and the letter's next hour has come.
    Letter.objects.update(next_at=timezone.now())
    mailbox = Mailbox()
    server = Controller(mailbox, hostname="127.0.0.1", port=port)
    server.start()
    try:
        manage(tmp_path, url, "send_letters")
        manage(tmp_path, url, "send_letters")
    finally:
        server.stop()
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT
    assert mailbox.received == [(letter.recipient, letter.message_id)]


def test_fault_10_hanging_mail_server_does_not_hold_up_the_sender(serve):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]

        took = send_a_case(serve, f"smtp://127.0.0.1:{port}")

    assert took < 5
    assert Letter.objects.get(kind="case_submitted").state == LetterState.NEW
