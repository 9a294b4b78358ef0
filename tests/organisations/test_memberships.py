"""A claim is decided by somebody else; a new head takes over what belongs to the municipality."""

import datetime
import threading
import uuid

import pytest
from django.db import connections
from django.utils import timezone

from best_practice.models import CaseDraft
from best_practice.services.save_draft import start_draft
from media_library.models import Upload
from media_library.services import receive_upload
from organisations.access import is_member
from organisations.choices import MembershipState, PostKind
from organisations.models import Membership
from organisations.services.erase_memberships import erase_memberships, export_memberships
from organisations.services.memberships import (
    MembershipError,
    claim_membership,
    confirm_membership,
    decline_membership,
    leave_post,
)
from people.models import Letter, User
from tests.factories.media_library import PDF, UploadFactory, posted
from tests.factories.organisations import MembershipFactory, MunicipalityFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


def letters(kind):
    return sorted(Letter.objects.filter(kind=kind).values_list("recipient", flat=True))


def test_claim_tells_colleagues_whose_post_vouches():
    place = MunicipalityFactory()
    head = MembershipFactory(confirmed=True, municipality=place, post_kind=PostKind.HEAD)
    secretary = MembershipFactory(confirmed=True, municipality=place, post_kind=PostKind.SECRETARY)
    MembershipFactory(confirmed=True, municipality=place, post_kind=PostKind.SPECIALIST)
    UserFactory(groups=["Operators"])

    claim_membership(person=UserFactory(), municipality=place, post_kind=PostKind.SPECIALIST)

    assert letters("membership_claimed") == sorted([head.person.email, secretary.person.email])


def test_first_claim_of_a_municipality_tells_the_operators():
    operator = UserFactory(groups=["Operators"])

    claim_membership(
        person=UserFactory(), municipality=MunicipalityFactory(), post_kind=PostKind.HEAD
    )

    assert letters("membership_claimed") == [operator.email]


def test_post_of_somebody_without_any_address_is_confirmed_all_the_same():
    claim = MembershipFactory(person=User.objects.create(email=None))

    confirm_membership(membership=claim, confirmed_by=UserFactory())

    claim.refresh_from_db()
    assert claim.is_confirmed
    assert Letter.objects.get(kind="membership_confirmed").person == claim.person


def test_known_post_needs_no_words_and_another_one_does():
    person, place = UserFactory(), MunicipalityFactory()

    claim = claim_membership(person=person, municipality=place, post_kind=PostKind.SECRETARY)

    assert (claim.post_ru, claim.post_ky) == ("ответственный секретарь", "жооптуу катчы")
    with pytest.raises(MembershipError):
        claim_membership(person=UserFactory(), municipality=place, post_kind=PostKind.OTHER)


def test_municipality_that_is_gone_cannot_be_claimed():
    place = MunicipalityFactory(valid_until_date=TODAY - DAY)

    with pytest.raises(MembershipError):
        claim_membership(person=UserFactory(), municipality=place, post_kind=PostKind.HEAD)

    assert Membership.objects.count() == 0


def test_declined_claim_says_why_and_may_be_made_again():
    claim, decider = MembershipFactory(), UserFactory()

    decline_membership(membership=claim, declined_by=decider, reason="Нет в штате.")
    claim.refresh_from_db()
    again = claim_membership(
        person=claim.person, municipality=claim.municipality, post_kind=PostKind.SPECIALIST
    )

    assert (claim.state, claim.decline_reason) == (MembershipState.DECLINED, "Нет в штате.")
    assert not is_member(claim.person, claim.municipality)
    assert "Нет в штате." in Letter.objects.get(kind="membership_declined").text
    assert (again.pk != claim.pk, again.state) == (True, MembershipState.WAITING)


def test_nothing_is_declined_without_a_reason_or_after_it_was_confirmed():
    waiting, held = MembershipFactory(), MembershipFactory(confirmed=True)

    for membership, reason in ((waiting, "  "), (held, "Поздно.")):
        with pytest.raises(MembershipError):
            decline_membership(membership=membership, declined_by=UserFactory(), reason=reason)

    assert Membership.objects.filter(declined_at__isnull=False).count() == 0


@pytest.fixture
def handed_over():
    """A head with three drafts, and the claim of the next head since today."""
    place = MunicipalityFactory()
    outgoing = MembershipFactory(confirmed=True, municipality=place, post_kind=PostKind.HEAD)
    kept = start_draft(person=outgoing.person, language="ru", form_key=uuid.uuid4())
    own = start_draft(person=outgoing.person, language="ru", form_key=uuid.uuid4())
    CaseDraft.objects.filter(pk=own.pk).update(municipality=None)
    incoming = MembershipFactory(municipality=place, post_kind=PostKind.HEAD, from_date=TODAY)
    return outgoing, incoming, kept, own


def test_new_head_takes_over_and_drafts_stay_with_the_municipality(handed_over):
    outgoing, incoming, kept, own = handed_over

    confirm_membership(membership=incoming, confirmed_by=outgoing.person)

    outgoing.refresh_from_db()
    kept.refresh_from_db()
    own.refresh_from_db()
    assert outgoing.until_date == TODAY - DAY
    assert not is_member(outgoing.person, outgoing.municipality)
    assert is_member(incoming.person, incoming.municipality)
    assert (kept.author, own.author) == (incoming.person, outgoing.person)
    assert CaseDraft.objects.visible_to(outgoing.person).get() == own
    assert letters("membership_handed_over") == [outgoing.person.email]
    assert letters("membership_confirmed") == [incoming.person.email]


def test_confirming_again_hands_nothing_over_again(handed_over):
    outgoing, incoming, _kept, _own = handed_over
    confirm_membership(membership=incoming, confirmed_by=outgoing.person)
    before = Letter.objects.count()

    confirm_membership(membership=incoming, confirmed_by=UserFactory())

    assert Letter.objects.count() == before
    assert Membership.objects.get(pk=incoming.pk).confirmed_by == outgoing.person


def test_specialist_takes_nothing_over(handed_over):
    outgoing, incoming, kept, _own = handed_over
    Membership.objects.filter(pk=incoming.pk).update(post_kind=PostKind.SPECIALIST)

    confirm_membership(membership=incoming, confirmed_by=outgoing.person)

    kept.refresh_from_db()
    outgoing.refresh_from_db()
    assert (kept.author, outgoing.until_date) == (outgoing.person, None)


@pytest.mark.parametrize("since", [TODAY + DAY, datetime.date(2024, 1, 1)])
def test_head_is_not_confirmed_before_the_first_day_nor_before_the_present_one(handed_over, since):
    outgoing, incoming, kept, _own = handed_over
    Membership.objects.filter(pk=incoming.pk).update(from_date=since)

    with pytest.raises(MembershipError):
        confirm_membership(membership=incoming, confirmed_by=outgoing.person)

    kept.refresh_from_db()
    outgoing.refresh_from_db()
    assert (outgoing.until_date, kept.author) == (None, outgoing.person)


def at_once(*calls):
    """Run all calls at the same moment, each with a connection of its own."""
    start = threading.Barrier(len(calls))

    def run(call):
        start.wait()
        try:
            call()
        except MembershipError:
            pass
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_bad_39_claim_sent_many_times_at_once_is_one_claim():
    person, place = UserFactory(), MunicipalityFactory()
    UserFactory(groups=["Operators"])

    def claim():
        claim_membership(person=person, municipality=place, post_kind=PostKind.SPECIALIST)

    at_once(*[claim] * 8)

    assert Membership.objects.filter(person=person).count() == 1
    assert len(letters("membership_claimed")) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_heads_confirmed_at_once_one_holds_the_post():
    place, operators = MunicipalityFactory(), [UserFactory(), UserFactory()]
    claims = [
        MembershipFactory(municipality=place, post_kind=PostKind.HEAD, from_date=TODAY - days)
        for days in (DAY, 2 * DAY)
    ]

    at_once(
        *(
            lambda claim=claim, by=by: confirm_membership(membership=claim, confirmed_by=by)
            for claim, by in zip(claims, operators, strict=True)
        )
    )

    assert Membership.objects.confirmed().count() == 1


def test_claim_that_was_confirmed_meanwhile_ends_and_keeps_its_paper():
    person = UserFactory()
    paper = UploadFactory(owner=person)
    stale = MembershipFactory(person=person, paper=paper)
    Membership.objects.update(confirmed_at=timezone.now())

    leave_post(membership=stale)

    held = Membership.objects.get()
    assert (held.paper, held.until_date) == (paper, TODAY)


def test_leaving_takes_a_claim_back_with_its_paper_and_dates_a_post():
    person = UserFactory()
    paper = UploadFactory(owner=person)
    claim = MembershipFactory(person=person, paper=paper)
    held = MembershipFactory(confirmed=True)

    leave_post(membership=claim)
    leave_post(membership=held)

    held.refresh_from_db()
    assert (Membership.objects.get(), held.until_date) == (held, TODAY)
    assert not Upload.objects.filter(pk=paper.pk).exists()


def test_export_gives_what_erasing_removes():
    person = UserFactory()
    paper = receive_upload(owner=person, file=posted("Приказ.pdf", PDF))
    claim = claim_membership(
        person=person,
        municipality=MunicipalityFactory(),
        post_kind=PostKind.SECRETARY,
        paper=paper,
    )
    decline_membership(membership=claim, declined_by=UserFactory(), reason="Нет печати.")
    decided = MembershipFactory(declined_by=person, confirmed_by=person)

    (exported,) = export_memberships(person=person)
    erase_memberships(person=person)

    assert (exported["paper"], exported["decline_reason"]) == ("Приказ.pdf", "Нет печати.")
    decided.refresh_from_db()
    assert list(Membership.objects.all()) == [decided]
    assert (decided.declined_by, decided.confirmed_by) == (None, None)
    assert Upload.objects.count() == 0
