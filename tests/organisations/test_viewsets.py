"""Operators confirm memberships in the admin, by e-mail and not from an endless list."""

import pytest

from organisations.models import FormerCode, Membership
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


def test_register_is_shown_whole_until_something_is_searched_for(client):
    client.force_login(UserFactory(is_superuser=True))
    place, other = MunicipalityFactory(label_ru="Жергесай"), MunicipalityFactory(label_ru="Терек")

    pages = (client.get(f"/admin/municipalities/?p={number}") for number in (1, 2))
    whole = "".join(page.content.decode() for page in pages)
    found = client.get("/admin/municipalities/?q=жергесай").content.decode()

    assert [label in whole for label in (place.label_ru, other.label_ru)] == [True, True]
    assert [label in found for label in (place.label_ru, other.label_ru)] == [True, False]


def test_address_of_before_leads_on_when_the_code_is_changed_by_hand(client):
    client.force_login(UserFactory(is_superuser=True))
    place = MunicipalityFactory(code="old-code")
    url = f"/admin/municipalities/edit/{place.pk}/"
    answers = client.get(url).context["form"].initial
    typed = {name: value for name, value in answers.items() if value is not None}
    forms = {
        f"{name}-{key}": number
        for name in ("names", "successions", "former_codes", "measures")
        for key, number in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0))
    }

    client.post(url, {**typed, **forms, "code": "new-code"})
    there = client.get("/ru/municipalities/old-code/")
    forms |= {"former_codes-TOTAL_FORMS": 1, "former_codes-INITIAL_FORMS": 1}
    kept = FormerCode.objects.get()
    forms |= {"former_codes-0-id": kept.pk, "former_codes-0-code": kept.code}
    client.post(url, {**typed, **forms, "code": "old-code"})
    back = client.get("/ru/municipalities/new-code/")

    assert (there.status_code, there["Location"]) == (301, "/ru/municipalities/new-code/")
    assert (back.status_code, back["Location"]) == (301, "/ru/municipalities/old-code/")
    assert client.get("/ru/municipalities/old-code/").status_code == 200
