"""Mail of the libraries goes through the outbox and never breaks or delays a request."""

import socket
import time

import pytest
from django.core.mail import EmailMultiAlternatives

from people.adapters import LettersInFiles, OutboxBackend
from people.models import Letter, User
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def test_mail_of_django_becomes_a_letter_for_each_recipient():
    person = UserFactory(email="a@example.org")
    message = EmailMultiAlternatives("Subject", "Text", to=["A@example.org"], cc=["b@example.org"])
    message.attach_alternative("<p>Text</p>", "text/html")

    count = OutboxBackend().send_messages([message])

    letters = Letter.objects.order_by("recipient")
    assert count == 1
    assert [(one.recipient, one.person, one.text, one.html) for one in letters] == [
        ("a@example.org", person, "Text", "<p>Text</p>"),
        ("b@example.org", None, "Text", "<p>Text</p>"),
    ]


def test_outbox_is_the_mail_backend_of_production():
    from config.settings import mail  # noqa: PLC0415 -- reads the environment

    assert mail.EMAIL_BACKEND == "people.adapters.OutboxBackend"


@pytest.mark.django_db(transaction=True)
def test_fault_10_hanging_mail_server_does_not_delay_sign_up(client, settings):
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        settings.LETTER_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
        began = time.monotonic()

        answer = client.post(
            "/ru/account/signup/",
            {
                "display_name": "Асанова Айгуль",
                "email": "new@example.org",
                "password1": PASSWORD,
                "agrees": "on",
            },
        )

    assert answer.status_code == 302
    assert time.monotonic() - began < 1
    assert User.objects.count() == Letter.objects.count() == 1


def test_letters_in_files_are_for_the_portal_alone(settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")

    LettersInFiles().send_messages(
        [EmailMultiAlternatives("Subject", "Code", to=["a@example.org"])]
    )

    assert (tmp_path / "mail").stat().st_mode & 0o777 == 0o700
    assert len(list((tmp_path / "mail").iterdir())) == 1
