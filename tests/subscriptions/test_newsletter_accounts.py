"""The letter about new issues of somebody with an account, and what is forgotten of it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from people.models import Letter
from people.registry import erasers, exporters
from subscriptions.choices import UNCONFIRMED_AGE, PreferenceState
from subscriptions.models import NewsletterPreference
from subscriptions.registry import MAGAZINE
from subscriptions.selectors.links import address_token, digest_of
from subscriptions.services.forget_newsletters import forget_newsletters
from subscriptions.services.order_newsletter import (
    OrderRefused,
    choose_letters,
    order_letter,
    stop_letters,
    subscribe_address,
)
from tests.factories.newsletters import make_reader
from tests.factories.people import ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "aigul@example.org"


def row_of(address=ADDRESS):
    return NewsletterPreference.objects.get(digest=digest_of(address))


def test_account_orders_at_once_and_changes_and_stops(client):
    person = ProfileFactory().person
    client.force_login(person)
    mine = reverse("my_newsletter")

    client.post(mine, {"language": "ky"})
    ordered = row_of(person.email)
    client.post(mine, {"language": "ru"})
    changed = row_of(person.email)
    client.post(mine, {"stop": "1"})

    assert (ordered.state, ordered.language, ordered.person) == ("confirmed", "ky", person)
    assert (changed.pk, changed.language) == (ordered.pk, "ru")
    assert row_of(person.email).state == PreferenceState.STOPPED
    assert Letter.objects.count() == 0


def test_account_without_a_confirmed_address_cannot_order():
    person = UserFactory(unconfirmed=True)

    with pytest.raises(OrderRefused):
        order_letter(publication=MAGAZINE, person=person)

    assert NewsletterPreference.objects.count() == 0


def test_letters_follow_the_account_to_its_new_address():
    person = UserFactory()
    order_letter(publication=MAGAZINE, person=person)

    person.email = "other@example.org"
    person.save()

    row = NewsletterPreference.objects.get()
    assert (row.address, row.digest) == ("other@example.org", digest_of("other@example.org"))


def test_new_address_of_an_account_that_said_no_once_stays_without_letters():
    person = UserFactory()
    old = person.email
    order_letter(publication=MAGAZINE, person=person)
    stop_letters(preference_id=make_reader(ADDRESS).pk)

    person.email = ADDRESS
    person.save()

    assert {row_of(old).state, row_of(ADDRESS).state} == {PreferenceState.STOPPED}


def test_two_addresses_that_become_one_get_one_letter():
    person = UserFactory()
    old = person.email
    order_letter(publication=MAGAZINE, person=person, language="ky")
    make_reader(ADDRESS)

    person.email = ADDRESS
    person.save()

    kept = row_of(ADDRESS)
    assert (kept.state, kept.person, kept.language) == ("confirmed", person, "ky")
    assert row_of(old).state == PreferenceState.STOPPED


def test_language_and_topics_are_chosen_by_the_link_of_a_letter(client):
    reader = make_reader(ADDRESS)
    address = reverse("newsletter_choose", args=[address_token(reader.pk)])

    answer = client.post(address, {"language": "ky"})

    assert (answer.status_code, row_of().language) == (302, "ky")


def test_stopped_address_chooses_nothing():
    reader = make_reader(ADDRESS)
    stop_letters(preference_id=reader.pk)

    with pytest.raises(OrderRefused):
        choose_letters(preference_id=reader.pk, language="ky", topics=[])


def test_person_takes_along_and_erases_what_the_newsletter_knows():
    person = UserFactory()
    order_letter(publication=MAGAZINE, person=person, language="ky")

    exported = exporters["newsletters"](person=person)
    for _time in range(2):
        erasers["newsletters"](person=person)

    row = row_of(person.email)
    assert [(one["address"], one["language"]) for one in exported] == [(person.email, "ky")]
    assert (row.state, row.address, row.person) == (PreferenceState.STOPPED, "", None)


def test_address_that_never_said_yes_is_forgotten_and_a_no_is_not():
    subscribe_address(publication=MAGAZINE, address=ADDRESS, language="ru")
    stop_letters(preference_id=make_reader("no@example.org").pk)
    subscribe_address(publication=MAGAZINE, address="no@example.org", language="ru")
    NewsletterPreference.objects.update(asked_at=timezone.now() - UNCONFIRMED_AGE * 2)

    forget_newsletters()

    assert NewsletterPreference.objects.values_list("digest", "address", "state").get() == (
        digest_of("no@example.org"),
        "",
        PreferenceState.STOPPED,
    )


def test_letters_that_came_back_do_not_stop_those_to_the_new_address():
    person = UserFactory()
    order_letter(publication=MAGAZINE, person=person)
    there = make_reader(ADDRESS)
    NewsletterPreference.objects.filter(person=person).update(state=PreferenceState.PAUSED)

    person.email = ADDRESS
    person.save(update_fields=["email"])

    there.refresh_from_db()
    assert (there.state, there.person) == (PreferenceState.CONFIRMED, person)
