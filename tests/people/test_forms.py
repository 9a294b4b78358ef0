"""What the account forms do for a known and for an unknown address is the same work."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.models import Letter, TextMessage
from people.services.confirm_phone import confirm_phone
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
SIGNUP, RESET = "/ru/account/signup/", "/ru/account/password/reset/"


class CountingHasher(MD5PasswordHasher):
    """Counts the passwords it hashes."""

    hashed = 0

    def encode(self, password, salt):
        CountingHasher.hashed += 1
        return super().encode(password, salt)


def sign_up(email):
    before = CountingHasher.hashed
    answer = Client().post(
        SIGNUP,
        {"display_name": "Асанова", "email": email, "password1": PASSWORD, "agrees": "on"},
    )
    return answer.status_code, CountingHasher.hashed - before


def test_taken_address_is_hashed_for_like_a_new_one(settings):
    settings.PASSWORD_HASHERS = ["tests.people.test_forms.CountingHasher"]
    UserFactory(email="known@example.org")

    answers = [sign_up("new@example.org"), sign_up("known@example.org")]

    assert answers == [(302, 1), (302, 1)]


def letters_written(email):
    with CaptureQueriesContext(connection) as queries:
        Client().post(RESET, {"email": email})
    return sum("INSERT" in row["sql"] and "people_letter" in row["sql"] for row in queries)


def test_reset_writes_a_letter_for_an_unknown_address_too_and_takes_it_back():
    UserFactory(email="known@example.org")

    written = [letters_written("known@example.org"), letters_written("other@example.org")]

    assert written == [1, 1]
    assert [letter.recipient for letter in Letter.objects.all()] == ["known@example.org"]


def insertions(capture, path, field, login):
    """Into which tables a request writes new rows, what follows its commit included."""
    with CaptureQueriesContext(connection) as queries, capture(execute=True):
        Client().post(path, {field: login})
    words = (row["sql"].split() for row in queries)
    return sorted(sql[2].strip('"') for sql in words if sql[:2] == ["INSERT", "INTO"])


@pytest.mark.parametrize(
    ("path", "field"), [(RESET, "email"), ("/ru/account/login/code/", "login")]
)
@pytest.mark.parametrize(
    ("known", "unknown"),
    [("known@example.org", "other@example.org"), ("0555123456", "0700999888")],
)
def test_bad_13_code_for_nobody_writes_into_the_same_tables(
    django_capture_on_commit_callbacks, path, field, known, unknown
):
    person = UserFactory(email="known@example.org")
    confirm_phone(person=person, phone="0555123456")
    capture = django_capture_on_commit_callbacks

    written = [insertions(capture, path, field, login) for login in (known, unknown)]

    assert written[0] == written[1]
    assert "django_tasks_database_dbtaskresult" in written[0]
    assert Letter.objects.count() + TextMessage.objects.count() == 1


@pytest.mark.parametrize("path", ["/ru/account/login/", "/ru/account/signup/"])
def test_broken_next_address_is_not_followed(client, path):
    person = UserFactory()

    page = client.get(f"{path}?next=http://[")
    answer = client.post(
        f"{path}?next=http://[", {"login": person.email, "password": PASSWORD, "next": "http://["}
    )

    assert page.status_code == 200
    assert answer.status_code in {200, 302}
    assert answer.headers.get("Location", "/ru/my/") == "/ru/my/"
