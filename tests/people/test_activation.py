"""An account that was opened for somebody is taken over once, by whoever has the code."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.utils import timezone

from people.models import Activation, Consent, Letter, User
from people.services import hand_over, open_for_somebody
from tests.people.accounts import is_signed_in

pytestmark = pytest.mark.django_db
PAGE = "/ru/account/activate/"
PASSWORD = "слива-под-окном-7"


@pytest.fixture
def person():
    return open_for_somebody(
        email="new@ayil.example", phone=None, display_name="Асанова Айгуль", language="ru"
    )


def take(client, code, **changes):
    answers = {"code": code, "password": PASSWORD, "agrees": "on", **changes}
    return client.post(PAGE, {name: value for name, value in answers.items() if value})


def test_link_of_the_letter_leads_to_an_account_with_a_confirmed_address(client, person):
    code = hand_over(person=person, channel="letter").code
    letter = Letter.objects.get(kind="account_opened")
    assert f"{PAGE}{code}/" in letter.text
    page = client.get(f"{PAGE}{code}/")

    answer = client.post(f"{PAGE}{code}/", {"code": code, "password": PASSWORD, "agrees": "on"})

    assert (page.status_code, answer.url, is_signed_in(client)) == (200, "/ru/my/", True)
    assert User.objects.get().check_password(PASSWORD)
    assert EmailAddress.objects.get().verified
    assert Consent.objects.get().kind == "privacy"


def test_code_on_paper_does_not_confirm_the_address(client, person):
    take(client, hand_over(person=person, channel="paper").code)

    assert not EmailAddress.objects.get().verified
    assert Letter.objects.count() == 0


def test_code_opens_nothing_once_the_owner_has_set_a_password(client, person):
    code = hand_over(person=person, channel="paper").code
    person.set_password("другая-слива-88")
    person.save()

    answer = take(client, code)

    assert (answer.status_code, is_signed_in(client)) == (200, False)
    assert User.objects.get().check_password("другая-слива-88")


def test_code_is_kept_as_a_digest_only(person):
    code = hand_over(person=person, channel="paper").code

    assert code.replace("-", "") not in str(Activation.objects.values())
    assert code not in str(Activation.objects.values())


@pytest.mark.parametrize("spelling", [str.lower, lambda code: code.replace("-", " ")])
def test_code_may_be_typed_as_people_type(client, person, spelling):
    answer = take(client, spelling(hand_over(person=person, channel="paper").code))

    assert answer.url == "/ru/my/"


def test_bad_16_code_serves_once(client, person):
    code = hand_over(person=person, channel="paper").code
    take(client, code)
    client.logout()

    answer = take(client, code, password="другой-сырсөз-2026")

    assert answer.context["form"].errors.keys() == {"code"}
    assert User.objects.get().check_password(PASSWORD)


def test_bad_16_old_and_replaced_codes_open_nothing(client, person):
    replaced = hand_over(person=person, channel="paper").code
    old = hand_over(person=person, channel="paper").code
    first = take(client, replaced)

    with time_machine.travel(timezone.now() + timedelta(days=61)):
        second = take(client, old)

    for answer in (first, second):
        assert "использован или слишком старый" in answer.content.decode()
    assert not User.objects.get().has_usable_password()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "AAAA-BBBB-CCCC"}, "code"),
        ({"password": "12345678"}, "password"),
        ({"password": "x" * 5000}, "password"),
        ({"agrees": ""}, "agrees"),
    ],
)
def test_refused_takeover_keeps_the_code_good(client, person, changes, field):
    code = hand_over(person=person, channel="paper").code

    answer = take(client, **{"code": code, **changes})

    assert answer.context["form"].errors.keys() == {field}
    assert Activation.objects.count() == 1
    assert not is_signed_in(client)


def test_closed_account_is_not_taken_over(client, person):
    code = hand_over(person=person, channel="paper").code
    User.objects.update(is_active=False)

    take(client, code)

    assert not is_signed_in(client)


def test_guesses_are_counted_by_network(client, person, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "activate": "2/m/ip"}
    answers = [take(client, "AAAA-BBBB-CCCC").status_code for _ in range(3)]

    assert answers == [200, 200, 429]


def test_who_is_signed_in_signs_out_first(client, person):
    client.force_login(person)

    assert client.get(PAGE).url == "/ru/account/logout/"
