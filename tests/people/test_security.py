"""Where somebody is signed in, ending it from afar, and the page that shows what guards them."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from people.engine import device_words
from people.models import Letter, SignIn
from people.registry import exporters
from people.services import erase_person
from people.services.confirm_phone import confirm_phone
from people.services.end_sign_in import drop_ended_sign_ins, note_sign_in
from tests.factories.people import PASSWORD, UserFactory
from tests.people.accounts import RESET, code_in, sign_in
from tests.people.codes import SECURITY, prove, set_up_app

pytestmark = pytest.mark.django_db
PHONE_BROWSER = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
)
DESK_BROWSER = "Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0"


def at_desk_and_phone(person):
    """The same person in two browsers."""
    desk = Client(headers={"user-agent": DESK_BROWSER})
    phone = Client(headers={"user-agent": PHONE_BROWSER})
    sign_in(desk, person.email)
    sign_in(phone, person.email, device="own")
    return desk, phone


def listed(client):
    page = client.get(SECURITY)
    return [(one.words, one.is_this, one.is_shared) for one in page.context["sign_ins"]]


@pytest.mark.parametrize(
    ("user_agent", "language", "words"),
    [
        (PHONE_BROWSER, "en", "Chrome on Android"),
        (DESK_BROWSER, "en", "Firefox on Windows"),
        (f"{PHONE_BROWSER} YaBrowser/24.1", "en", "Yandex Browser on Android"),
        ("Mozilla/5.0 (iPhone; CPU) Version/17.0 Safari/604.1", "en", "Safari on iPhone"),
        ("", "en", "A browser that does not name itself"),
    ],
)
def test_browser_is_named_in_words(user_agent, language, words):
    with translation.override(language):
        assert device_words(user_agent) == words


def test_every_browser_one_is_signed_in_with_is_listed_this_one_first():
    desk, _phone = at_desk_and_phone(UserFactory())

    with translation.override("en"):
        page = desk.get("/en/account/security/")

    assert [(one.words, one.is_this) for one in page.context["sign_ins"]] == [
        ("Firefox on Windows", True),
        ("Chrome on Android", False),
    ]


def test_page_asks_the_database_as_often_for_three_browsers_as_for_one(client):
    person = UserFactory()
    sign_in(client, person.email)
    client.get(SECURITY)
    counts = []
    for more in (0, 2):
        for _ in range(more):
            sign_in(Client(), person.email)
        with CaptureQueriesContext(connection) as queries:
            client.get(SECURITY)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_ended_browser_is_signed_out_at_once():
    person = UserFactory()
    desk, phone = at_desk_and_phone(person)
    prove(desk)
    sign_in_of_phone = SignIn.objects.get(browser=PHONE_BROWSER)

    desk.post(f"/ru/account/security/end/{sign_in_of_phone.pk}/")

    assert phone.get("/ru/my/letters/").status_code == 302
    assert desk.get("/ru/my/letters/").status_code == 200
    assert [one.browser for one in SignIn.objects.all()] == [DESK_BROWSER]


def test_all_others_are_signed_out_and_this_one_stays():
    desk, phone = at_desk_and_phone(UserFactory())
    prove(phone)

    phone.post("/ru/account/security/end-others/")

    assert desk.get("/ru/my/letters/").status_code == 302
    assert [(is_this, is_shared) for _words, is_this, is_shared in listed(phone)] == [(True, False)]


def test_ending_asks_for_the_password_first_and_then_goes_on():
    desk, phone = at_desk_and_phone(UserFactory())

    asked = desk.post("/ru/account/security/end-others/")
    still = phone.get("/ru/my/letters/").status_code
    desk.post(asked.url, {"password": PASSWORD, "next": "/ru/account/security/end-others/"})

    assert asked.url.startswith("/ru/account/reauthenticate/")
    assert still == 200
    assert phone.get("/ru/my/letters/").status_code == 302


def test_bad_61_sign_in_of_somebody_else_is_not_ended(client):
    other, phone = at_desk_and_phone(UserFactory())
    client.force_login(UserFactory())
    prove(client)

    for row in SignIn.objects.all():
        client.post(f"/ru/account/security/end/{row.pk}/")

    assert other.get("/ru/my/letters/").status_code == 200
    assert phone.get("/ru/my/letters/").status_code == 200


def test_bad_26_new_password_ends_the_others_and_the_list_follows():
    person = UserFactory()
    desk, phone = at_desk_and_phone(person)
    new = "другая-слива-8"

    desk.post(
        "/ru/account/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert phone.get("/ru/my/letters/").status_code == 302
    assert [is_this for _words, is_this, _shared in listed(desk)] == [True]


def test_lost_password_ends_all_sign_ins(client):
    person = UserFactory()
    desk, phone = at_desk_and_phone(person)
    client.post(RESET, {"email": person.email})
    code = code_in(Letter.objects.get(kind="password_reset_code"))
    new = "другая-слива-8"

    client.post("/ru/account/password/reset/confirm/", {"code": code})
    client.post("/ru/account/password/reset/complete/", {"password1": new, "password2": new})

    assert not any(one.get("/ru/my/letters/").status_code == 200 for one in (desk, phone))
    assert SignIn.objects.count() == 0


def test_shared_device_that_was_left_alone_is_no_longer_listed():
    with time_machine.travel("2026-11-21 09:00:00Z", tick=False) as clock:
        _desk, phone = at_desk_and_phone(UserFactory())
        clock.shift(timedelta(minutes=30))

        found = listed(phone)

    assert [is_this for _words, is_this, _shared in found] == [True]


def test_sign_ins_whose_session_has_run_out_are_forgotten(client):
    person = UserFactory()
    sign_in(client, person.email)
    note_sign_in(person=person, session_key="gone", browser="Firefox")

    assert drop_ended_sign_ins() == 1
    assert [one.session_key for one in SignIn.objects.all()] == [client.session.session_key]


def test_somebody_without_password_and_factor_sets_a_password_first(client):
    person = UserFactory()
    person.set_unusable_password()
    person.save()
    client.force_login(person)

    answers = [
        client.post("/ru/account/security/end-others/").url,
        client.get("/ru/account/factor/app/").url,
        client.get("/ru/account/email/").url,
    ]

    assert set(answers) == {"/ru/account/password/set/"}


def test_person_takes_out_what_proves_them_without_its_secrets(client):
    person = UserFactory()
    confirm_phone(person=person, phone="0555123456")
    client.force_login(person)
    secret = set_up_app(client)

    found = exporters["sign_in"](person=person)

    assert found["phone"] == "+996555123456"
    assert [one["kind"] for one in found["second_factors"]] == ["totp", "recovery_codes"]
    assert secret not in str(found)


def test_erased_person_is_signed_out_and_leaves_no_phone_and_no_factor(client):
    person = UserFactory()
    confirm_phone(person=person, phone="0555123456")
    sign_in(client, person.email)
    set_up_app(client)

    erase_person(person=person)

    assert client.get("/ru/my/letters/").status_code == 302
    found = exporters["sign_in"](person=person)
    assert (found["phone"], found["second_factors"], found["sign_ins"]) == (None, [], [])
