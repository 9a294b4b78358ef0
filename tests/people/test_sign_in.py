"""Signing in, staying signed in and signing out; bad input of the catalogue, part A."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from config.settings import services
from people.models import User
from tests.factories.people import PASSWORD, UserFactory
from tests.people.accounts import LOGIN, is_signed_in, sign_in, sign_up

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", ["login", "password"])
def test_bad_6_nul_at_sign_in_is_a_field_error(client, field):
    answer = client.post(LOGIN, {"login": "a@example.org", "password": "x", field: "a\x00b"})

    assert answer.status_code == 200
    assert field in answer.context["form"].errors


def test_bad_8_admin_has_no_door_of_its_own(client):
    answer = client.get("/admin/login/?next=/admin/pages/")

    assert (answer.status_code, answer.url) == (302, "/ru/account/login/?next=/admin/pages/")


@pytest.mark.parametrize("path", ["/django-admin/", "/django-admin/login/"])
def test_bad_9_there_is_no_other_admin_to_guess_at(client, path):
    assert client.post(path, {"username": "a", "password": "b"}).status_code == 404


def test_bad_10_sixth_wrong_password_is_stopped(client):
    person = UserFactory()

    answers = [sign_in(client, person.email, "wrong") for _ in range(6)]
    last = sign_in(client, person.email)

    texts = [str(answer.context["form"].non_field_errors()[0]) for answer in answers]
    assert len(set(texts[:5])) == 1
    assert texts[5] != texts[0]
    assert not is_signed_in(client)
    assert last.status_code == 200


def test_bad_11_forged_forwarded_address_does_not_widen_the_limit(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "3/m/ip"}

    answers = [
        client.post(LOGIN, {"login": "a@example.org"}, headers={"x-forwarded-for": f"10.0.0.{n}"})
        for n in range(4)
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]


def test_bad_12_classroom_of_thirty_signs_up_within_a_minute():
    answers = [sign_up(Client(), email=f"learner{n}@example.org") for n in range(30)]

    assert {answer.status_code for answer in answers} == {302}
    assert User.objects.count() == 30


def test_bad_12_classroom_of_thirty_signs_in_within_a_minute():
    people = UserFactory.create_batch(30)
    clients = [Client() for _ in people]

    for client, person in zip(clients, people, strict=True):
        sign_in(client, person.email)

    assert all(is_signed_in(client) for client in clients)


@pytest.mark.parametrize(
    "address", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_bad_25_foreign_address_after_sign_in_is_ignored(client, address):
    person = UserFactory()

    answer = sign_in(client, person.email, next=address)

    assert answer.status_code == 302
    assert answer.url.startswith("/ru/")


def test_own_address_after_sign_in_is_followed(client):
    answer = sign_in(client, UserFactory().email, next="/ru/practices/submit/")

    assert answer.url == "/ru/practices/submit/"


def test_bad_26_other_sessions_end_with_the_old_password(client):
    person = UserFactory()
    other = Client()
    other.force_login(person)
    client.force_login(person)
    new = "другая-слива-8"

    client.post(
        "/ru/account/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert client.get("/ru/my/letters/").status_code == 200
    assert other.get("/ru/my/letters/").status_code == 302


def test_bad_27_session_of_a_closed_account_ends(client):
    person = UserFactory()
    client.force_login(person)

    User.objects.filter(pk=person.pk).update(is_active=False)

    assert client.get("/ru/my/letters/").status_code == 302


def test_bad_29_session_key_changes_at_sign_in(client):
    session = client.session
    session["x"] = 1
    session.save()
    before = client.cookies["portal_session"].value

    sign_in(client, UserFactory().email)

    assert is_signed_in(client)
    assert client.cookies["portal_session"].value != before


def test_bad_30_looking_at_the_sign_out_page_does_nothing(client):
    client.force_login(UserFactory())

    answer = client.get("/ru/account/logout/")

    assert answer.status_code == 200
    assert is_signed_in(client)


def test_sign_out_empties_what_the_device_keeps(client):
    client.force_login(UserFactory())

    answer = client.post("/ru/account/logout/")

    assert (answer.status_code, answer.url) == (302, "/ru/")
    assert answer["Clear-Site-Data"] == '"storage"'
    assert not is_signed_in(client)


def test_shared_device_signs_out_after_twenty_idle_minutes(client):
    with time_machine.travel("2026-11-21 09:00:00Z", tick=False) as clock:
        sign_in(client, UserFactory().email)
        assert client.cookies["portal_session"]["max-age"] == ""

        clock.shift(timedelta(minutes=19))
        busy = client.get("/ru/my/letters/").status_code
        clock.shift(timedelta(minutes=19))
        still = client.get("/ru/my/letters/").status_code
        clock.shift(timedelta(minutes=21))
        idle = client.get("/ru/my/letters/").status_code

    assert (busy, still, idle) == (200, 200, 302)


def test_own_device_stays_signed_in_for_thirty_days(client):
    sign_in(client, UserFactory().email, device="own")

    assert client.cookies["portal_session"]["max-age"] == 30 * 24 * 3600


def test_own_device_of_staff_stays_signed_in_for_half_a_day(client):
    sign_in(client, UserFactory(is_superuser=True).email, device="own")

    assert client.cookies["portal_session"]["max-age"] == 12 * 3600


def test_bad_10_limits_are_counted_across_processes():
    assert "locmem" not in services.CACHES["default"]["BACKEND"]


@pytest.mark.skipif(
    "redis" in services.CACHES["default"]["BACKEND"].lower(), reason="is about the table"
)
def test_rate_limits_are_not_pushed_out_of_the_cache():
    assert services.CACHES["default"]["OPTIONS"] == {"MAX_ENTRIES": 100_000}
