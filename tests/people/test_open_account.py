"""Accounts made by an operator or for the demo can sign in at once."""

import pytest
from django.contrib.auth.models import Group

from people.selectors import display_name_of, language_of
from people.services import AccountRefused, open_account

pytestmark = pytest.mark.django_db
FACTS = {
    "email": "Author@demo.example",
    "password": "demo-municipalitet",
    "display_name": "Автор примеров",
    "language": "ky",
}


def test_opened_account_signs_in_without_a_code(client):
    open_account(**FACTS)

    answer = client.post(
        "/ru/account/login/",
        {
            "login": "author@demo.example",
            "password": "demo-municipalitet",
            "next": "/ru/my/letters/",
        },
    )

    assert (answer.status_code, answer.url) == (302, "/ru/my/letters/")


def test_opened_account_has_its_name_language_and_groups():
    Group.objects.get_or_create(name="Editors")

    person = open_account(**FACTS, groups=["Editors"])

    assert display_name_of(person) == "Автор примеров"
    assert language_of(person) == "ky"
    assert person.get_full_name() == "Автор примеров"
    assert [group.name for group in person.groups.all()] == ["Editors"]


def test_taken_address_is_refused_in_any_case():
    open_account(**FACTS)

    with pytest.raises(AccountRefused):
        open_account(**{**FACTS, "email": "AUTHOR@demo.example"})


def test_unknown_group_is_refused():
    with pytest.raises(AccountRefused):
        open_account(**FACTS, groups=["Wizards"])
