"""A person gets everything the portal holds about them, and can be erased."""

import pytest

from people.models import Consent, HeldForm, Letter, Profile, User
from people.services import (
    erase_person,
    export_person,
    hold_form,
    record_consent,
    withdraw_consent,
)
from tests.factories.people import LetterFactory, ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    person = ProfileFactory(display_name="Асанова Айгуль Асановна").person
    record_consent(person=person, kind="privacy", text_version="1", language="ru")
    LetterFactory(person=person)
    hold_form(person=person, path="/x/", fields={"text": ["Айгуль"]})
    return person


def test_export_holds_name_consents_and_letters(person):
    account = export_person(person=person)["account"]

    assert account["email"] == person.email
    assert account["profile"]["display_name"] == "Асанова Айгуль Асановна"
    assert [consent["kind"] for consent in account["consents"]] == ["privacy"]
    assert [letter["text"] for letter in account["letters"]] == ["Редактор просит правок."]


def test_export_holds_no_code():
    letter = LetterFactory(has_secret=True, text="1234-5678")

    assert "1234-5678" not in str(export_person(person=letter.person))


def test_erasing_leaves_no_row_that_names_the_person(person):
    other = ProfileFactory()

    erase_person(person=person)

    for model in (Consent, HeldForm, Letter):
        assert model.objects.filter(person=person).count() == 0
    assert [profile.pk for profile in Profile.objects.all()] == [other.pk]
    person = User.objects.get(pk=person.pk)
    assert (person.email, person.is_active, person.get_full_name()) == (
        f"deleted-{person.pk}@invalid.invalid",
        False,
        "",
    )
    assert not person.has_usable_password()


def test_erasing_twice_does_no_harm(person):
    erase_person(person=person)
    erase_person(person=person)

    assert not User.objects.get(pk=person.pk).is_active


def test_consent_to_the_same_text_is_one_row_until_withdrawn():
    person = UserFactory()
    facts = {"person": person, "kind": "privacy", "text_version": "1", "language": "ru"}
    first, second = record_consent(**facts), record_consent(**facts)

    withdraw_consent(consent=first)
    third = record_consent(**facts)

    assert first.pk == second.pk != third.pk
    assert Consent.objects.filter(withdrawn_at=None).count() == 1
