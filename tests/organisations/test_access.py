"""Only confirmed memberships of today give rights."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from organisations.access import is_member, may_decide, municipalities_of
from organisations.choices import PostKind
from organisations.models import Succession
from tests.factories.organisations import MembershipFactory, MunicipalityFactory
from tests.factories.people import UserFactory

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


def test_post_ends_with_its_municipality_and_the_heirs_keep_what_was_shared():
    gone, heir = MembershipFactory.create_batch(2, confirmed=True)
    gone.municipality.valid_until_date = YESTERDAY
    gone.municipality.save()
    Succession.objects.create(
        predecessor=gone.municipality,
        successor=heir.municipality,
        kind="merged",
        on_date=timezone.localdate(),
    )

    assert not is_member(gone.person, gone.municipality)
    assert is_member(gone.person, gone.municipality, on=YESTERDAY)
    assert is_member(heir.person, gone.municipality)
    assert not is_member(heir.person, gone.municipality, on=YESTERDAY)
    assert municipalities_of(heir.person) == [heir.municipality]


@pytest.mark.parametrize(
    ("post", "claimed", "expected"),
    [
        (PostKind.HEAD, PostKind.SPECIALIST, True),
        (PostKind.SECRETARY, PostKind.SPECIALIST, True),
        (PostKind.HEAD, PostKind.HEAD, True),
        (PostKind.SECRETARY, PostKind.HEAD, False),
        (PostKind.SPECIALIST, PostKind.SPECIALIST, False),
        (PostKind.DEPUTY, PostKind.OTHER, False),
    ],
)
def test_post_decides_who_vouches_for_whom(post, claimed, expected):
    place = MunicipalityFactory()
    colleague = MembershipFactory(confirmed=True, municipality=place, post_kind=post)
    claim = MembershipFactory(municipality=place, post_kind=claimed)

    answer = may_decide(colleague.person, claim)

    assert bool(answer) is expected
    assert bool(answer.reason) is not expected


def test_bad_60_neither_strangers_nor_former_colleagues_nor_oneself_decide():
    claim = MembershipFactory()
    elsewhere = MembershipFactory(confirmed=True, post_kind=PostKind.HEAD)
    former = MembershipFactory(
        confirmed=True,
        municipality=claim.municipality,
        post_kind=PostKind.HEAD,
        until_date=YESTERDAY,
    )

    people = [claim.person, elsewhere.person, former.person, AnonymousUser()]

    assert [bool(may_decide(person, claim)) for person in people] == [False] * 4
    assert may_decide(UserFactory(groups=["Operators"]), claim)
