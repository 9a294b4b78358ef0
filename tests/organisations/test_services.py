"""Places load once; a claim becomes a membership only through somebody else."""

import pytest

from organisations.models import Membership, Municipality, Organisation, RegisterTotal
from organisations.services.erase_memberships import erase_memberships, export_memberships
from organisations.services.load_places import load_places
from organisations.services.memberships import (
    MembershipError,
    claim_membership,
    confirm_membership,
)
from tests.factories.organisations import MembershipFactory, MunicipalityFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_second_load_changes_nothing():
    Municipality.objects.filter(code="example-1").update(label_ru="Переименован")
    before = (Municipality.objects.count(), Organisation.objects.count())

    load_places()

    assert (Municipality.objects.count(), Organisation.objects.count()) == before
    assert Municipality.objects.get(code="example-1").label_ru == "Переименован"


def test_total_of_the_register_is_dated_and_sourced():
    total = RegisterTotal.objects.get()

    assert (total.as_of, total.towns, total.ayil_aimaks, total.total) == ("2018", 31, 453, 484)
    assert total.label_ru


def test_every_shipped_municipality_names_its_source():
    assert not Municipality.objects.filter(source="").exists()


def test_claim_gives_no_rights_and_is_kept_once():
    person, place = UserFactory(), MunicipalityFactory()

    first = claim_membership(person=person, municipality=place, post_ru="Секретарь")
    second = claim_membership(person=person, municipality=place, post_ru="Глава")

    assert first == second
    assert first.confirmed_at is None


def test_claim_without_a_post_is_refused():
    with pytest.raises(MembershipError):
        claim_membership(person=UserFactory(), municipality=MunicipalityFactory(), post_ru=" ")


def test_somebody_else_confirms():
    membership, operator = MembershipFactory(), UserFactory()

    confirm_membership(membership=membership, confirmed_by=operator)

    confirmed = Membership.objects.confirmed().get()
    assert (confirmed, confirmed.confirmed_by) == (membership, operator)


def test_nobody_confirms_themselves():
    membership = MembershipFactory()

    with pytest.raises(MembershipError):
        confirm_membership(membership=membership, confirmed_by=membership.person)


def test_erasing_a_person_leaves_no_membership_and_others_theirs():
    membership, other = MembershipFactory(), MembershipFactory()
    exported = export_memberships(person=membership.person)

    erase_memberships(person=membership.person)
    erase_memberships(person=membership.person)

    assert [row["municipality"] for row in exported] == [membership.municipality.code]
    assert list(Membership.objects.all()) == [other]
