"""Only confirmed memberships of today give rights."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from organisations.access import is_member, municipalities_of
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db

YESTERDAY = timezone.localdate() - datetime.timedelta(days=1)
TOMORROW = timezone.localdate() + datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("traits", "expected"),
    [
        ({"confirmed": True}, True),
        ({}, False),
        ({"confirmed": True, "until_date": YESTERDAY}, False),
        ({"confirmed": True, "from_date": TOMORROW}, False),
        ({"confirmed": True, "until_date": TOMORROW}, True),
    ],
)
def test_membership_gives_rights_only_when_confirmed_and_in_time(traits, expected):
    membership = MembershipFactory(**traits)

    answer = is_member(membership.person, membership.municipality)

    assert answer is expected
    assert (municipalities_of(membership.person) == [membership.municipality]) is expected


def test_right_is_asked_for_a_day():
    membership = MembershipFactory(confirmed=True, until_date=YESTERDAY)

    assert is_member(membership.person, membership.municipality, on=YESTERDAY)


def test_another_persons_municipality_and_anonymous_visitors_have_none():
    one, other = MembershipFactory.create_batch(2, confirmed=True)

    assert not is_member(one.person, other.municipality)
    assert not is_member(AnonymousUser(), one.municipality)
    assert municipalities_of(AnonymousUser()) == []
