"""Operators confirm memberships in the admin, by e-mail and not from an endless list."""

import pytest

from organisations.models import Membership
from tests.factories.organisations import MembershipFactory, MunicipalityFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client):
    person = UserFactory(groups=["Operators"])
    client.force_login(person)
    return person


def answers(membership, **changed):
    return {
        "person_email": membership.person.email,
        "municipality": membership.municipality.pk,
        "post_kind": membership.post_kind,
        "post_ru": membership.post_ru,
        "from_date": "2024-01-01",
        "is_confirmed": "on",
        **changed,
    }


def test_operator_confirms_a_claim(client, operator):
    claim = MembershipFactory()

    client.post(f"/admin/memberships/edit/{claim.pk}/", answers(claim))

    claim.refresh_from_db()
    assert claim.confirmed_by == operator
    assert claim.confirmed_at is not None


def test_operator_writes_a_membership_by_email(client, operator):
    person, place = UserFactory(), MunicipalityFactory()
    row = MembershipFactory.build(person=person, municipality=place)

    client.post("/admin/memberships/new/", answers(row))

    membership = Membership.objects.get()
    assert (membership.person, membership.confirmed_by) == (person, operator)


def test_unknown_address_and_own_membership_are_refused_in_words(client, operator):
    own = MembershipFactory(person=operator)

    mine = client.post(f"/admin/memberships/edit/{own.pk}/", answers(own))
    unknown = client.post(
        "/admin/memberships/new/", answers(own, person_email="nobody@example.org")
    )

    assert "is_confirmed" in mine.context["form"].errors
    assert "person_email" in unknown.context["form"].errors
    own.refresh_from_db()
    assert own.confirmed_at is None


def test_editor_may_not_confirm(client):
    client.force_login(UserFactory(groups=["Editors"]))
    claim = MembershipFactory()

    client.post(f"/admin/memberships/edit/{claim.pk}/", answers(claim))

    claim.refresh_from_db()
    assert claim.confirmed_at is None


def test_municipality_is_found_by_typing(client):
    client.force_login(UserFactory(is_superuser=True))
    MunicipalityFactory(label_ru="Ыкчыл аймак")

    response = client.get("/admin/municipality_chooser/results/", {"q": "Ыкч"})

    assert "Ыкчыл аймак" in response.content.decode()


def test_membership_list_costs_the_same_for_one_and_three(client, django_assert_max_num_queries):
    client.force_login(UserFactory(is_superuser=True))
    counts = []
    for number in (1, 2):
        MembershipFactory.create_batch(number)
        with django_assert_max_num_queries(60) as captured:
            client.get("/admin/memberships/")
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_operator_sees_the_whole_register_until_something_is_searched_for(client, operator):
    place, other = MunicipalityFactory(label_ru="Жергесай"), MunicipalityFactory(label_ru="Терек")

    whole = client.get("/admin/municipalities/").content.decode()
    found = client.get("/admin/municipalities/?q=жергесай").content.decode()

    assert [label in whole for label in (place.label_ru, other.label_ru)] == [True, True]
    assert [label in found for label in (place.label_ru, other.label_ru)] == [True, False]
