"""Who sees which letters: the owner their own, staff only how it went."""

import uuid

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.choices import LetterState
from tests.factories.people import LetterFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST = "/ru/my/letters/"


def test_owner_reads_letters_newest_first(client):
    person = UserFactory()
    old = LetterFactory(person=person, subject="Старое")
    new = LetterFactory(person=person, subject="Новое")
    client.force_login(person)

    answer = client.get(LIST)

    assert list(answer.context["letters"]) == [new, old]
    assert "Редактор просит правок." in client.get(f"{LIST}{new.pk}/").content.decode()


def test_letter_with_a_secret_is_shown_to_nobody(client):
    letter = LetterFactory(has_secret=True, subject="Код", text="1234-5678")
    client.force_login(letter.person)

    assert list(client.get(LIST).context["letters"]) == []
    assert client.get(f"{LIST}{letter.pk}/").status_code == 404


def test_letter_of_another_person_is_not_found(client):
    letter = LetterFactory()
    client.force_login(UserFactory(is_superuser=True))

    assert client.get(f"{LIST}{letter.pk}/").status_code == 404
    assert client.get(f"{LIST}{uuid.uuid4()}/").status_code == 404


def test_visitor_is_asked_to_sign_in(client):
    answer = client.get(f"{LIST}{LetterFactory().pk}/")

    assert answer.status_code == 302
    assert answer.url.startswith("/ru/account/login/?next=/ru/my/letters/")


def test_markup_in_a_letter_is_shown_as_typed(client):
    letter = LetterFactory(text="<script>alert(1)</script>")
    client.force_login(letter.person)

    page = client.get(f"{LIST}{letter.pk}/").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_long_list_of_letters_has_pages_with_addresses_of_their_own(client):
    person = UserFactory()
    LetterFactory.create_batch(45, person=person)
    client.force_login(person)

    body = client.get(LIST, {"page": "2"}).content.decode()

    assert '<a href="." rel="prev">' in body
    assert '<span aria-current="page">2</span>' in body
    assert '<a href="?page=3" rel="next">' in body


@pytest.mark.parametrize("page", ["99999999999999", "-1", "abc", "0", "%00"])
def test_absurd_page_numbers_do_no_harm(client, page):
    client.force_login(UserFactory())

    assert client.get(f"{LIST}?page={page}").status_code in {200, 400}


def test_list_costs_the_same_for_one_and_three_letters(client, django_assert_num_queries):
    person = UserFactory()
    LetterFactory(person=person)
    client.force_login(person)
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    LetterFactory.create_batch(2, person=person)

    with django_assert_num_queries(len(one)):
        client.get(LIST)


def staff(*rights):
    person = UserFactory()
    person.user_permissions.set(Permission.objects.filter(codename__in=("access_admin", *rights)))
    return person


def test_operator_sees_how_letters_went_but_not_what_they_say(client):
    LetterFactory(
        recipient="a@example.org",
        kind="case_returned",
        subject="Тайный предмет",
        text="Тайный текст 1234-5678",
        state=LetterState.FAILED,
        error="no such user",
    )
    client.force_login(staff("view_letter"))

    page = client.get("/admin/letters/").content.decode()

    for shown in ("a@example.org", "case_returned", "no such user"):
        assert shown in page
    assert "Тайный" not in page


def test_staff_without_the_right_do_not_see_letters(client):
    client.force_login(staff())

    assert client.get("/admin/letters/").status_code == 302


@pytest.mark.parametrize("verb", ["new/", "add/", "edit/{}/", "delete/{}/", "inspect/{}/"])
def test_letters_have_no_other_address_in_the_admin(client, verb):
    letter = LetterFactory()
    client.force_login(UserFactory(is_superuser=True))

    assert client.get("/admin/letters/" + verb.format(letter.pk)).status_code == 404
