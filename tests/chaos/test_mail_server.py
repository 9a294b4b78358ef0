"""Letters through a real mail server: STARTTLS with a checked certificate, then a password."""

import email
import email.policy
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.utils import timezone

from people.choices import LetterState
from people.models import Letter
from people.services import queue_letter
from tests.architecture.house import ROOT
from tests.factories.people import UserFactory
from tests.support.certificate import make_certificate
from tests.support.mail_server import PASSWORD, PERSON
from tests.support.served import environment, free_port, wait_for

pytestmark = [pytest.mark.chaos, pytest.mark.django_db(transaction=True)]
TITLES = {
    "ru": "Насос на солнечных панелях — «Ёлки»",
    "ky": "Күн панелиндеги насос: Өзгөн, Ыссык-Көл, ң ү ө",
}


@pytest.fixture
def mail_server(tmp_path) -> Iterator[object]:
    """Start a mail server in a mode; its letters are files beside its certificate."""
    make_certificate(tmp_path)
    started = []

    def start(mode="good", port=None):
        port = port or free_port()
        command = [
            sys.executable,
            "-m",
            "tests.support.mail_server",
            str(port),
            str(tmp_path),
            mode,
        ]
        started.append(subprocess.Popen(command, cwd=ROOT))
        wait_for((tmp_path / f"ready-{port}").exists)
        return port

    yield start
    for process in started:
        process.kill()
        process.wait()


def address_of(port, password=PASSWORD):
    """What an operator writes into EMAIL_URL."""
    word = quote(password, safe="")
    return f"smtp+tls://{PERSON}:{word}@localhost:{port}"


def send(folder, url, trusted=True):
    """Let the portal send what waits, in a process of its own."""
    more = {"SSL_CERT_FILE": str(folder / "localhost.crt")} if trusted else {}
    done = subprocess.run(
        [sys.executable, "manage.py", "send_letters"],
        cwd=ROOT,
        env={**environment(folder, EMAIL_URL=url, **more), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def letters_taken(folder):
    """What the server has, read by the rules of mail."""
    paths = sorted(folder.glob("*.eml"))
    return [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in paths
    ]


def letter_in(language):
    """A letter that waits, with letters of this language in subject and text."""
    context = {
        "number": 7,
        "title": TITLES[language],
        "comment": "Ө" * 300,
        "action_path": "/ru/my/",
    }
    person = UserFactory()
    queue_letter(
        event=f"x:{language}",
        person=person,
        kind="case_returned",
        language=language,
        context=context,
    )
    return Letter.objects.get(event=f"x:{language}")


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_letter_arrives_whole_through_starttls_and_a_password(mail_server, tmp_path, language):
    letter = letter_in(language)

    send(tmp_path, address_of(mail_server()))

    letter.refresh_from_db()
    (taken,) = letters_taken(tmp_path)
    text = taken.get_body(("plain",)).get_content()
    html = taken.get_body(("html",)).get_content()
    assert letter.state == LetterState.SENT
    assert (taken["X-Taken-For"], taken["To"]) == (letter.recipient, letter.recipient)
    assert (taken["Message-ID"], taken["Subject"].strip()) == (letter.message_id, letter.subject)
    assert text.replace("\r\n", "\n").strip() == letter.text.strip()
    assert html.replace("\r\n", "\n").strip() == letter.html.strip()
    assert TITLES[language] in text
    assert all(len(line) <= 998 for line in taken.as_bytes().splitlines())


def test_fault_9_letter_refused_by_a_real_server_is_not_sent_and_says_why(mail_server, tmp_path):
    letter = letter_in("ru")

    send(tmp_path, address_of(mail_server("refusing")))

    letter.refresh_from_db()
    assert (letter.state, "550" in letter.error) == (LetterState.FAILED, True)
    assert letters_taken(tmp_path) == []


def test_fault_9_wrong_password_keeps_the_letter_and_the_secret(mail_server, tmp_path):
    letter = letter_in("ru")

    said = send(tmp_path, address_of(mail_server(), password="another-word"))

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (LetterState.NEW, 1)
    assert "another-word" not in letter.error + said
    assert letters_taken(tmp_path) == []


def test_password_is_never_told_to_a_server_nobody_vouches_for(mail_server, tmp_path):
    letter = letter_in("ru")

    send(tmp_path, address_of(mail_server()), trusted=False)

    letter.refresh_from_db()
    assert (letter.state, "certificate" in letter.error.lower()) == (LetterState.NEW, True)
    assert letters_taken(tmp_path) == []


@pytest.mark.parametrize("mode", ["hanging", "silent"])
def test_fault_10_server_that_hangs_costs_seconds_and_no_letter(mail_server, tmp_path, mode):
    letter = letter_in("ky")
    began = time.monotonic()

    send(tmp_path, address_of(mail_server(mode)))
    took = time.monotonic() - began
    letter.refresh_from_db()
    waiting = (letter.state, letter.attempts)
    Letter.objects.update(next_at=timezone.now())
    send(tmp_path, address_of(mail_server()))

    letter.refresh_from_db()
    assert waiting == (LetterState.NEW, 1)
    assert took < 60
    assert letter.state == LetterState.SENT
    assert [taken["Message-ID"] for taken in letters_taken(tmp_path)] == [letter.message_id]
