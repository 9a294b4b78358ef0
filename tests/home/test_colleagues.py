"""A confirmed colleague vouches for a person of the same municipality, nobody else does."""

import pytest

from organisations.models import Municipality
from people.models import Verification
from tests.factories.organisations import MembershipFactory
from tests.factories.people import ProfileFactory

pytestmark = pytest.mark.django_db
PAGE = "/ru/my/colleagues/"


def member(name, *, place="example-1", confirmed=False, **more):
    person = ProfileFactory(display_name=name).person
    MembershipFactory(
        person=person,
        municipality=Municipality.objects.get(code=place),
        confirmed=confirmed,
        **more,
    )
    return person


def vouch(client, colleague, person):
    client.force_login(colleague)
    return client.post(f"{PAGE}{person.pk}/vouch/").status_code


def test_confirmed_colleague_vouches_and_the_person_sees_it(client):
    colleague = member("Осмонова Гүлзат", confirmed=True)
    person = member("Асанова Айгуль")

    assert vouch(client, colleague, person) == 302

    row = Verification.objects.holding().get()
    assert (row.person, row.verified_by, row.ground) == (person, colleague, "colleague")
    client.force_login(person)
    assert "подтвердил коллега" in client.get("/ru/my/").content.decode()


@pytest.mark.parametrize(
    "traits",
    [
        {"confirmed": False},
        {"confirmed": True, "place": "example-2"},
        {"confirmed": True, "until_date": "2025-01-01"},
    ],
)
def test_who_is_no_confirmed_colleague_vouches_for_nobody(client, traits):
    other = member("Другой Человек", **traits)
    person = member("Асанова Айгуль")

    assert vouch(client, other, person) == 404
    assert Verification.objects.count() == 0


def test_colleagues_are_shown_to_confirmed_members_only(client):
    confirmed = member("Осмонова Гүлзат", confirmed=True)
    claiming = member("Асанова Айгуль")

    client.force_login(confirmed)
    seen = client.get(PAGE).content.decode()
    client.force_login(claiming)
    unseen = client.get(PAGE).content.decode()

    assert ("Асанова Айгуль" in seen, "Осмонова Гүлзат" in unseen) == (True, False)


def test_list_asks_the_database_as_often_for_three_colleagues_as_for_one(
    client, django_assert_max_num_queries
):
    client.force_login(member("Осмонова Гүлзат", confirmed=True))
    member("Асанова Айгуль")
    client.get(PAGE)
    with django_assert_max_num_queries(60) as one:
        client.get(PAGE)
    member("Второй Человек")
    member("Третий Человек")

    with django_assert_max_num_queries(len(one)):
        client.get(PAGE)
