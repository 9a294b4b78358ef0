"""Somebody answers for a person; it can be taken back, and the row says who, how and when."""

import pytest

from people.models import Verification
from people.services import VerificationRefused, revoke_verification, verify_person
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_verification_says_who_how_and_when():
    person, staff = UserFactory(), UserFactory()

    verify_person(person=person, verified_by=staff, ground="staff", note="звонок в айыл окмоту")

    row = Verification.objects.holding().get()
    assert (row.person, row.verified_by, row.ground, row.note) == (
        person,
        staff,
        "staff",
        "звонок в айыл окмоту",
    )
    assert row.verified_at is not None


def test_second_verification_gives_back_the_first():
    person, staff = UserFactory(), UserFactory()

    first = verify_person(person=person, verified_by=staff, ground="staff")
    second = verify_person(person=person, verified_by=UserFactory(), ground="colleague")

    assert second == first
    assert Verification.objects.count() == 1


def test_nobody_vouches_for_themselves():
    person = UserFactory(is_superuser=True)

    with pytest.raises(VerificationRefused, match="Никто не подтверждает себя"):
        verify_person(person=person, verified_by=person, ground="staff")


def test_closed_account_is_not_verified():
    with pytest.raises(VerificationRefused, match="Эта учётная запись закрыта"):
        verify_person(
            person=UserFactory(is_active=False), verified_by=UserFactory(), ground="staff"
        )


def test_revoked_verification_stays_with_its_reason_and_can_be_given_anew():
    person, staff = UserFactory(), UserFactory()
    old = verify_person(person=person, verified_by=staff, ground="staff")

    revoke_verification(verification=old, revoked_by=staff, reason=" ушла из айыл окмоту ")
    new = verify_person(person=person, verified_by=staff, ground="colleague")

    old.refresh_from_db()
    assert (old.reason, old.revoked_by) == ("ушла из айыл окмоту", staff)
    assert list(Verification.objects.holding()) == [new]


def test_verification_is_not_revoked_without_a_reason():
    row = verify_person(person=UserFactory(), verified_by=UserFactory(), ground="staff")

    with pytest.raises(VerificationRefused):
        revoke_verification(verification=row, revoked_by=UserFactory(), reason=" ")

    assert Verification.objects.holding().count() == 1
