"""Phones: opening an account with one, codes by text, and what happens without an e-mail."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from people.engine import tidy_phone
from people.models import Letter, PhoneNumber, TextMessage, User
from people.services.confirm_phone import (
    PhoneRefused,
    confirm_phone,
    give_phone,
)
from tests.factories.people import UserFactory
from tests.people.accounts import CODE, RESET, is_signed_in, sign_in, sign_up
from tests.people.codes import (
    CONFIRM,
    PHONE,
    REQUEST,
    code_in_text,
    person_with_phone,
    phone_only,
    prove,
)

pytestmark = pytest.mark.django_db
VERIFY, CHANGE = "/ru/account/phone/confirm/", "/ru/account/phone/"


@pytest.mark.parametrize(
    "typed",
    ["+996 555 12-34-56", "0555123456", "0 (555) 12 34 56", "996555123456", "０５５５１２３４５６"],
)
def test_bad_52_number_gets_one_form_however_it_is_typed(typed):
    assert tidy_phone(typed) == PHONE


@pytest.mark.parametrize(
    "typed", ["пять пять пять", "0555", "+7 912 345 67 89", "0312 66 00 00", "", "+1 900 555 0199"]
)
def test_bad_52_what_is_no_mobile_number_of_the_country_is_refused(typed):
    with pytest.raises(ValidationError) as refused:
        tidy_phone(typed)

    assert refused.value.code == "phone"


def test_account_without_e_mail_opens_with_the_code_of_a_text(client):
    answer = sign_up(client, email="", phone="0555 12 34 56")
    assert (answer.status_code, answer.url) == (302, VERIFY)
    assert not is_signed_in(client)

    client.post(VERIFY, {"code": code_in_text()})

    person = User.objects.get()
    assert is_signed_in(client)
    assert (person.email, person.phone_number.phone) == (None, PHONE)
    assert person.phone_number.confirmed_at is not None


def test_account_needs_an_e_mail_or_a_phone_and_takes_one_of_them(client):
    neither = sign_up(client, email="")
    both = sign_up(client, phone="0555123456")

    assert neither.context["form"].errors.keys() == {"email"}
    assert both.context["form"].errors.keys() == {"phone"}
    assert "0555123456" in both.content.decode()
    assert User.objects.count() == 0


def test_bad_1_known_number_gets_the_answer_of_a_new_one(client):
    person_with_phone()
    other = Client()

    known = sign_up(client, email="", phone=PHONE)
    new = sign_up(other, email="", phone="0700123456")
    wrong = [one.post(VERIFY, {"code": "1111-1111"}).status_code for one in (client, other)]

    assert (known.status_code, known.url) == (new.status_code, new.url)
    assert wrong == [200, 200]
    assert TextMessage.objects.get(phone=PHONE).kind == "account_exists"
    assert User.objects.count() == 2


def test_number_and_password_sign_in(client):
    person_with_phone()

    sign_in(client, "0555 12-34-56")

    assert is_signed_in(client)


def test_code_by_text_signs_in_without_a_password(client):
    person_with_phone()

    answer = client.post(REQUEST, {"login": "0555123456", "device": "own"})
    client.post(CONFIRM, {"code": code_in_text()})

    assert answer.url == CONFIRM
    assert is_signed_in(client)
    assert client.cookies["portal_session"]["max-age"] == 30 * 24 * 3600


def test_code_by_letter_signs_in_though_the_password_is_locked(client):
    person = UserFactory()
    for _ in range(100):
        sign_in(Client(REMOTE_ADDR="10.9.8.7"), person.email, "wrong")
    assert not is_signed_in(client)

    client.post(REQUEST, {"login": person.email})
    letter = Letter.objects.get(kind="login_code")
    client.post(CONFIRM, {"code": letter.text.split("\n\n")[1]})

    assert letter.has_secret
    assert is_signed_in(client)


def test_stranger_who_asks_for_letters_does_not_shut_the_owner_out(client):
    person = UserFactory()
    strangers = [Client(REMOTE_ADDR="10.9.8.7") for _ in range(5)]

    refused = [one.post(REQUEST, {"login": person.email}).status_code for one in strangers]
    answer = client.post(REQUEST, {"login": person.email})

    assert refused == [302, 302, 302, 200, 200]
    assert answer.url == CONFIRM


@pytest.mark.parametrize("login", ["nobody@example.org", "0700999888"])
def test_bad_13_code_to_sign_in_answers_the_same_for_what_nobody_has(login):
    person_with_phone(email="known@example.org")
    known = {"@": "known@example.org"}.get("@" if "@" in login else "", "0555123456")
    answers = []

    for asked in (known, login):
        one = Client()
        answer = one.post(REQUEST, {"login": asked})
        wrong = one.post(CONFIRM, {"code": "1111-1111"})
        answers.append((answer.status_code, answer.url, wrong.status_code))

    assert answers[0] == answers[1] == (302, CONFIRM, 200)
    assert not TextMessage.objects.filter(phone="+996700999888").exists()
    assert not Letter.objects.filter(recipient="nobody@example.org").exists()


def test_who_got_no_code_begins_again(client):
    client.post(REQUEST, {"login": "0700123456"})

    answer = client.post("/ru/account/logout/", {"next": REQUEST})

    assert answer.url == REQUEST
    assert client.get(REQUEST).status_code == 200


def test_code_opens_no_account_whose_address_was_never_confirmed(client):
    person = UserFactory(confirmed=False)

    client.post(REQUEST, {"login": person.email})

    assert Letter.objects.count() == 0


def test_wrong_passwords_are_counted_for_each_number_apart(client):
    person_with_phone()
    for _ in range(6):
        sign_in(Client(), "0700999888", "wrong")

    sign_in(client, PHONE)

    assert is_signed_in(client)


def test_lost_password_is_replaced_with_a_code_by_text(client):
    person = phone_only()
    client.post(RESET, {"email": "0555123456"})

    client.post("/ru/account/password/reset/confirm/", {"code": code_in_text()})
    new = "другая-слива-8"
    client.post("/ru/account/password/reset/complete/", {"password1": new, "password2": new})

    person.refresh_from_db()
    assert person.check_password(new)


def test_bad_18_new_number_needs_the_password_first_and_its_code(client):
    person = UserFactory()
    client.force_login(person)
    asked = client.post(CHANGE, {"phone": "0555123456"})
    assert asked.url.startswith("/ru/account/reauthenticate/")
    assert TextMessage.objects.count() == 0
    prove(client)

    client.post(CHANGE, {"phone": "0555123456"})
    before = PhoneNumber.objects.filter(confirmed_at__isnull=False).count()
    client.post(VERIFY, {"code": code_in_text()})

    assert before == 0
    assert PhoneNumber.objects.get(person=person).phone == PHONE


def test_number_of_another_account_is_not_taken_over(client):
    person_with_phone()

    with pytest.raises(PhoneRefused):
        confirm_phone(person=UserFactory(), phone=PHONE)
    with pytest.raises(PhoneRefused):
        give_phone(person=UserFactory(), phone=PHONE)


def test_claim_without_a_code_stands_in_nobodys_way():
    give_phone(person=UserFactory(), phone=PHONE)
    owner = UserFactory()

    confirm_phone(person=owner, phone=PHONE)

    assert [row.person for row in PhoneNumber.objects.all()] == [owner]


def test_phone_is_removed_when_an_e_mail_is_left(client):
    person = person_with_phone()
    client.force_login(person)
    prove(client)

    client.post("/ru/account/phone/remove/")

    assert not PhoneNumber.objects.exists()


def test_phone_is_not_removed_when_nothing_else_opens_the_account(client):
    client.force_login(phone_only())
    prove(client)

    client.post("/ru/account/phone/remove/")

    assert PhoneNumber.objects.count() == 1


def test_unconfirmed_account_gets_no_session_through_the_address_page(client):
    sign_up(client, email="", phone=PHONE)

    assert client.get("/ru/my/").status_code == 302
    assert client.get(CODE).status_code == 302
