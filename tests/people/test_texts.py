"""Texts: their limits, their life in the outbox, and letters of those who have no e-mail."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.outgoing import OutgoingRefused
from people.access import look_at_the_gateway
from people.adapters import TextsByGateway
from people.choices import LetterState
from people.jobs import deliver_text, deliver_waiting_texts
from people.models import Letter, TextMessage, User
from people.services import queue_letter
from people.services.confirm_phone import drop_unfinished_accounts
from people.services.queue_text import queue_text
from tests.factories.people import PASSWORD, ProfileFactory, UserFactory
from tests.people.accounts import sign_up
from tests.people.codes import PHONE, REQUEST, person_with_phone, phone_only

pytestmark = pytest.mark.django_db


class NoGateway:
    """A gateway that is down."""

    def send(self, *, phone, text):
        raise OSError("down")


def test_number_gets_five_codes_an_hour_and_the_sixth_is_refused_with_what_was_typed():
    person_with_phone()
    answers = []

    with time_machine.travel("2026-11-21 09:00:00Z", tick=False) as clock:
        for _ in range(6):
            answers.append(Client().post(REQUEST, {"login": "0555123456"}))
            clock.shift(timedelta(minutes=1))

    assert [answer.status_code for answer in answers] == [302, 302, 302, 302, 302, 200]
    assert "0555123456" in answers[-1].content.decode()
    assert TextMessage.objects.count() == 5


def test_one_place_cannot_ring_up_the_country(settings):
    rates = settings.ACCOUNT_RATE_LIMITS
    settings.ACCOUNT_RATE_LIMITS = rates | {"text_code": rates["text_code"].replace("100", "2")}

    answers = [sign_up(Client(), email="", phone=f"055512345{number}") for number in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 200]
    assert 'value="0555123452"' in answers[-1].content.decode()
    assert TextMessage.objects.count() == 2


def test_two_codes_at_once_are_refused_for_strangers_numbers_too():
    answers = [Client().post(REQUEST, {"login": "0700999888"}).status_code for _ in range(2)]

    assert answers == [302, 200]


def test_letter_to_somebody_without_e_mail_is_kept_and_told_by_text_once_a_day(client):
    person = phone_only()
    ProfileFactory(person=person)

    for number in (1, 2):
        context = {"number": 7, "title": "Вода", "comment": "Цена?", "action_path": "/ru/my/"}
        queue_letter(event=f"case:7:{number}", kind="case_returned", person=person, context=context)

    letters = Letter.objects.all()
    assert [(one.recipient, one.state) for one in letters] == [(PHONE, LetterState.KEPT)] * 2
    assert [text.kind for text in TextMessage.objects.all()] == ["letter"]
    assert Letter.objects.sendable(letters[0].queued_at + timedelta(days=1)).count() == 0
    client.force_login(person)
    assert letters[0].subject in client.get("/ru/my/letters/").content.decode()


def test_letter_to_somebody_without_any_address_waits_on_the_portal(client):
    person = phone_only()
    person.phone_number.delete()
    person = User.objects.get(pk=person.pk)

    letter = queue_letter(event="x", kind="password_set", person=person)

    client.force_login(person)
    page = client.get(f"/ru/my/letters/{letter.pk}/").content.decode()
    assert (letter.state, TextMessage.objects.count()) == (LetterState.KEPT, 0)
    assert letter.subject in page
    assert letter.recipient not in page


def test_change_at_an_account_without_e_mail_is_told_on_the_portal(client):
    person = phone_only()
    client.force_login(person)
    new = "другая-слива-8"

    client.post(
        "/ru/account/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert Letter.objects.get(person=person).kind == "password_changed"


def test_without_a_gateway_phones_are_not_offered(client, settings):
    settings.PHONES_OFFERED = False
    person_with_phone()

    page = client.get("/ru/account/signup/").content.decode()
    answer = client.post(REQUEST, {"login": "0555123456"})

    assert 'name="phone"' not in page
    assert answer.context["form"].errors.keys() == {"login"}
    assert TextMessage.objects.count() == 0


def test_account_whose_code_never_came_back_is_forgotten_after_two_days(client):
    sign_up(client, email="", phone=PHONE)
    waits = UserFactory(password="!")
    confirmed = phone_only("+996700123456")
    before = drop_unfinished_accounts()

    with time_machine.travel(timezone.now() + timedelta(days=3)):
        dropped = drop_unfinished_accounts()

    assert (before, dropped) == (0, 1)
    assert set(User.objects.all()) == {waits, confirmed}


def test_text_that_the_gateway_refuses_is_tried_thrice_and_then_emptied(settings):
    settings.SMS_TRANSPORT = "tests.people.test_texts.NoGateway"
    text = queue_text(phone=PHONE, kind="code", context={"code": "1234-5678"})

    answers = [deliver_text(text.pk) for _ in range(4)]

    text.refresh_from_db()
    assert answers == [False, False, False, None]
    assert (text.state, text.text, text.error) == ("failed", "", "OSError")


def test_text_that_was_sent_keeps_no_code(caplog):
    text = queue_text(phone=PHONE, kind="code", language="en", context={"code": "1234-5678"})

    assert deliver_text(text.pk) is True

    text.refresh_from_db()
    assert (text.state, text.text) == ("sent", "")


def test_text_whose_code_is_old_is_not_sent_any_more():
    text = queue_text(phone=PHONE, kind="code", context={"code": "1234-5678"})

    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        sent = deliver_waiting_texts()

    text.refresh_from_db()
    assert (sent, text.state, text.text) == (0, "failed", "")


@pytest.mark.parametrize("address", ["http://gateway.example/", "file:///etc/passwd"])
def test_codes_go_to_a_gateway_over_https_only(settings, address):
    settings.SMS_URL = address

    with pytest.raises(OutgoingRefused, match="https"):
        TextsByGateway().send(phone=PHONE, text="1234-5678")


@pytest.mark.parametrize(
    ("transport", "offered", "found"),
    [
        ("people.adapters.TextsInLog", True, ["people.W001"]),
        ("people.adapters.TextsByGateway", False, ["people.I001"]),
        ("people.adapters.TextsByGateway", True, []),
    ],
)
def test_deployment_is_told_where_codes_go(settings, transport, offered, found):
    settings.SMS_TRANSPORT, settings.PHONES_OFFERED = transport, offered

    assert [fault.id for fault in look_at_the_gateway()] == found
