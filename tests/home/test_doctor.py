"""`manage.py doctor`: each finding in a sentence, with what helps; the exit code is the worst."""

import io
import json
import os
import socket
import threading
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus

from home.models import ScheduledRun
from home.selectors.health import QUICK, SLOW, machine, services
from home.selectors.health import database as waiting
from home.selectors.health import settings as safety
from people.choices import LetterState
from people.models import Letter
from tests.factories.people import UserFactory
from tests.home.worker_jobs import note
from tests.support.served import free_port

pytestmark = pytest.mark.django_db

ADMIN = {"is_superuser": True}


def ask(*options):
    """What the doctor says, and with which code it leaves."""
    said, code = io.StringIO(), 0
    try:
        call_command("doctor", *options, stdout=said, no_color=True)
    except SystemExit as left:
        code = left.code
    return code, said.getvalue()


def findings(*options):
    code, said = ask("--json", *options)
    whole = json.loads(said)
    return code, {row.pop("check"): row for row in whole["findings"]}


@pytest.fixture
def well():
    """A portal with somebody in charge, a schedule that runs and an index."""
    call_command("update_index", verbosity=0, stdout=io.StringIO())
    UserFactory(**ADMIN)
    ScheduledRun.objects.create(job="send_letters", slot=timezone.now())


@pytest.mark.usefixtures("well")
def test_portal_that_is_well_leaves_with_zero():
    code, found = findings()

    assert {name: row["level"] for name, row in found.items()} == dict.fromkeys(
        [*QUICK, *SLOW], "fine"
    )
    assert code == 0


@pytest.mark.usefixtures("well")
def test_a_warning_leaves_with_one_and_an_error_with_two(settings, tmp_path):
    settings.BACKUP_ROOT = str(tmp_path)
    old = tmp_path / "portal.dump"
    old.touch()
    for hours, code in ((30, 1), (80, 2)):
        moment = (timezone.now() - timedelta(hours=hours)).timestamp()
        os.utime(old, (moment, moment))
        assert ask()[0] == code


@pytest.mark.parametrize(
    ("language", "says", "remedy"),
    [("en", "The mail server does not take us.", "Set EMAIL_URL (the README lists the values).")],
)
def test_finding_has_its_remedy_beside_it(settings, language, says, remedy):
    settings.LETTER_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()

    code, said = ask("--language", language)

    lines = [line.split(None, 2) for line in said.splitlines()]
    assert code == 2
    place = lines.index(["error", "mail", says])
    assert lines[place + 1] == ["→", *remedy.split(None, 1)]


def test_mail_server_that_answers_is_well(settings):
    settings.LETTER_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    server = Controller(object(), hostname="127.0.0.1", port=free_port())
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    server.start()
    try:
        assert services.check_mail().level.word == "fine"
    finally:
        server.stop()


def test_scanner_that_answers_is_well_and_a_silent_one_is_not(settings):
    settings.CLAMD_SOCKET = f"127.0.0.1:{free_port()}"
    assert services.check_scanner().level.word == "error"

    with socket.create_server(("127.0.0.1", 0)) as door:
        settings.CLAMD_SOCKET = f"127.0.0.1:{door.getsockname()[1]}"

        def answer():
            line, _ = door.accept()
            with line:
                line.recv(16)
                line.sendall(b"PONG\0")

        thread = threading.Thread(target=answer)
        thread.start()
        assert services.check_scanner().level.word == "fine"
        thread.join()


@pytest.mark.parametrize(
    ("changed", "check", "level"),
    [
        ({"SMS_TRANSPORT": "people.adapters.TextsInLog", "PHONES_OFFERED": True}, "phone", "error"),
        ({"PHONES_OFFERED": False}, "phone", "fine"),
        ({"LETTER_TRANSPORT": "people.adapters.LettersInFiles"}, "mail", "warning"),
        ({"CLAMD_SOCKET": ""}, "scanner", "warning"),
        ({"CLAMD_SOCKET": "/nowhere/clamd"}, "scanner", "error"),
        ({"BACKUP_ROOT": ""}, "backup", "warning"),
        ({"BACKUP_ROOT": "/nowhere"}, "backup", "error"),
        ({"STORAGE_URL": "s3+http://a:b@127.0.0.1:1/c"}, "storage", "fine"),
        (
            {"CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}},
            "cache",
            "error",
        ),
        ({"DEMO_ACCOUNTS_ALLOWED": False}, "accounts", "error"),
    ],
)
def test_production_is_judged_more_strictly(settings, changed, check, level):
    UserFactory(email="author@demo.example", **ADMIN)
    settings.IS_PRODUCTION = True
    for name, value in changed.items():
        setattr(settings, name, value)

    finding = {**QUICK, **SLOW}[check]()

    assert finding.level.word == level
    assert (finding.remedy != "") is (level != "fine")


def test_unsafe_settings_are_named(settings):
    settings.IS_PRODUCTION = True
    settings.SESSION_COOKIE_SECURE = False

    finding = safety.check_settings()

    assert finding.level.word == "error"
    assert "security.W012" in finding.says


def test_letters_that_wait_or_failed_are_counted():
    old = timezone.now() - timedelta(hours=2)
    rows = [
        Letter.objects.create(
            event=f"e{number}",
            recipient="a@example.org",
            kind="notice",
            language="ru",
            subject="-",
            state=state,
            next_at=old,
            message_id="-",
        )
        for number, state in enumerate((LetterState.FAILED, LetterState.SENT, LetterState.NEW))
    ]
    Letter.objects.filter(pk=rows[2].pk).update(queued_at=old)

    levels = [waiting.check_letters().level.word]
    rows[2].delete()
    levels.append(waiting.check_letters().level.word)
    rows[0].delete()
    levels.append(waiting.check_letters().level.word)

    assert levels == ["warning", "warning", "fine"]


def test_job_that_was_given_up_is_counted():
    assert waiting.check_failed_jobs().level.word == "fine"
    result = note.enqueue("/nowhere")
    result.db_result.__class__.objects.update(status=TaskResultStatus.FAILED)

    assert waiting.check_failed_jobs().level.word == "warning"


def test_clocks_that_differ_are_an_error(monkeypatch):
    monkeypatch.setattr(machine, "CLOCKS_APART", timedelta(seconds=-1))

    assert machine.check_clock().level.word == "error"


def test_folder_nobody_may_write_to_is_an_error(monkeypatch):
    monkeypatch.setattr(machine.os, "access", lambda *_: False)

    finding = machine.check_folders()

    assert finding.level.word == "error"
    assert "chown" in finding.remedy
