"""Claiming a post, deciding about a colleague, leaving: as people see it, without scripts."""

import pytest
from django.utils import timezone

from media_library.choices import UploadState
from media_library.models import Upload
from organisations.choices import PostKind
from organisations.models import Membership
from organisations.selectors.posts import place_names, places_called
from people.choices import GROUP_OPERATORS
from people.models import HeldForm, Letter
from tests.factories.media_library import PDF, UploadFactory, posted
from tests.factories.organisations import MembershipFactory, MunicipalityFactory
from tests.factories.people import ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db
NEW = "/ru/my/posts/new/"


@pytest.fixture
def person(client):
    found = ProfileFactory().person
    client.force_login(found)
    return found


def answers(where, **changed):
    return {"place": where.label_ru, "post_kind": PostKind.SECRETARY, "from_date": "12.01.2025"} | (
        changed
    )


def test_person_claims_a_post_with_a_paper(client, person):
    place = MunicipalityFactory(label_ru="Ыкчыл аймак")

    answer = client.post(NEW, answers(place, paper=posted("Приказ.pdf", PDF)), follow=True)

    claim = Membership.objects.get()
    assert answer.redirect_chain == [("/ru/my/posts/", 302)]
    assert (claim.person, claim.municipality, claim.post_kind) == (person, place, "secretary")
    assert (str(claim.from_date), claim.paper.name) == ("2025-01-12", "Приказ.pdf")
    assert claim.confirmed_at is None


def test_claiming_twice_leaves_one_claim(client, person):
    place = MunicipalityFactory()

    for _time in range(2):
        client.post(NEW, answers(place))

    assert Membership.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"place": "Нигде"}, "place"),
        ({"place": ""}, "place"),
        ({"place": "\x00🙂"}, "place"),
        ({"post_kind": "king"}, "post_kind"),
        ({"post_kind": PostKind.OTHER}, "post"),
        ({"from_date": "вчера"}, "from_date"),
        ({"from_date": "2999-01-01"}, "from_date"),
    ],
)
def test_bad_59_wrong_answer_is_said_beside_its_field_and_the_rest_stays(
    client, person, wrong, field
):
    place = MunicipalityFactory(label_ru="Ыкчыл аймак")

    answer = client.post(NEW, answers(place, **wrong, paper=posted("Приказ.pdf", PDF)))

    form = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (200, [field])
    kept = {name: value for name, value in answers(place).items() if name not in wrong}
    assert {name: form[name].value() for name in kept} == kept
    assert Membership.objects.count() == 0
    upload = Upload.objects.get()
    assert f'value="{upload.pk}"' in answer.content.decode()

    client.post(NEW, answers(place, kept_paper=str(upload.pk)))
    assert Membership.objects.get().paper == upload


def test_paper_of_one_claim_does_not_go_with_another(client, person):
    paper = UploadFactory(owner=person, state=UploadState.CLAIMED)
    held = MembershipFactory(person=person, paper=paper)
    place = MunicipalityFactory()

    client.post(NEW, answers(place, kept_paper=str(paper.pk)))
    second = Membership.objects.get(municipality=place)
    client.post(f"/ru/my/posts/{second.pk}/leave/")

    held.refresh_from_db()
    assert (second.paper, held.paper) == (None, paper)
    assert not Membership.objects.filter(municipality=place).exists()


def test_twenty_first_claim_of_a_day_waits_and_writes_to_nobody(client, person):
    UserFactory(groups=[GROUP_OPERATORS])
    place = MunicipalityFactory()
    given = []

    for _time in range(21):
        given.append(client.post(NEW, answers(place)))
        Membership.objects.all().delete()

    assert [answer.status_code for answer in given] == [302] * 20 + [429]
    assert f'value="{place.label_ru}"' in given[-1].content.decode()
    assert Letter.objects.filter(kind="membership_claimed").count() == 20


def test_somebody_elses_file_is_not_taken_for_a_paper(client, person):
    theirs = Upload.objects.create(
        owner=UserFactory(), file="x", name="x.pdf", size=1, content_type="application/pdf",
        digest="0" * 64,
    )  # fmt: skip

    client.post(NEW, answers(MunicipalityFactory(), kept_paper=str(theirs.pk)))

    assert Membership.objects.get().paper is None


def test_two_of_one_name_are_told_apart_by_their_district(client, person):
    one = MunicipalityFactory(label_ru="Ак-Суу", district_id=1)
    two = MunicipalityFactory(label_ru="Ак-Суу", district_id=2)

    refused = client.post(NEW, answers(one))
    full = next(name for name in place_names() if name.startswith(f"Ак-Суу, {two.district.label}"))
    client.post(NEW, answers(two, place=full))

    assert list(refused.context["form"].errors) == ["place"]
    assert Membership.objects.get().municipality == two
    assert places_called("ак суу") == [one, two]


def test_what_was_typed_after_the_session_ended_comes_back(client, person):
    place = MunicipalityFactory(label_ru="Ыкчыл аймак")
    page = client.get(NEW)
    client.logout()

    client.post(NEW, answers(place, post="Секретарь", hold=page.context["hold"]))
    assert HeldForm.objects.count() == 1
    client.force_login(person)
    back = client.get(NEW)

    assert back.context["form"]["post"].value() == "Секретарь"
    assert back.context["form"]["place"].value() == "Ыкчыл аймак"


@pytest.fixture
def claim(person):
    """A claim in the municipality whose head looks at it."""
    place = MunicipalityFactory()
    MembershipFactory(confirmed=True, person=person, municipality=place, post_kind=PostKind.HEAD)
    return MembershipFactory(
        municipality=place, person=ProfileFactory().person, post_kind=PostKind.SPECIALIST
    )


def test_head_confirms_a_colleague(client, person, claim):
    listed = client.get("/ru/my/posts/").content.decode()

    client.post(f"/ru/my/posts/{claim.pk}/", {"decision": "confirm"})

    claim.refresh_from_db()
    assert f"/ru/my/posts/{claim.pk}/" in listed
    assert claim.confirmed_by == person


def test_head_declines_with_a_reason_and_the_person_reads_it(client, person, claim):
    address = f"/ru/my/posts/{claim.pk}/"

    without = client.post(address, {"decision": "decline", "reason": " "})
    client.post(address, {"decision": "decline", "reason": "Нет в штате."})
    client.force_login(claim.person)

    assert list(without.context["form"].errors) == ["reason"]
    assert "Нет в штате." in client.get("/ru/my/posts/").content.decode()


def test_next_head_is_announced_before_the_present_one_hands_over(client, person, claim):
    Membership.objects.filter(pk=claim.pk).update(
        post_kind=PostKind.HEAD, from_date=timezone.localdate()
    )

    page = client.get(f"/ru/my/posts/{claim.pk}/")
    client.post(f"/ru/my/posts/{claim.pk}/", {"decision": "confirm"})

    assert page.context["takes_over"] is True
    assert Membership.objects.confirmed().get().person == claim.person


def test_bad_60_claims_of_others_are_403_to_colleagues_without_the_right_and_404_to_strangers(
    client, claim
):
    colleague = MembershipFactory(confirmed=True, municipality=claim.municipality)
    elsewhere = MembershipFactory(confirmed=True, post_kind=PostKind.HEAD)
    address = f"/ru/my/posts/{claim.pk}/"

    given = {}
    for name, someone in {
        "colleague": colleague.person,
        "elsewhere": elsewhere.person,
        "oneself": claim.person,
    }.items():
        client.force_login(someone)
        given[name] = [
            client.get(address).status_code,
            client.post(address, {"decision": "confirm"}).status_code,
        ]

    claim.refresh_from_db()
    assert given == {"colleague": [403, 403], "elsewhere": [404, 404], "oneself": [404, 404]}
    assert claim.confirmed_at is None


def test_paper_opens_for_those_who_may_vouch_and_for_nobody_else(client, person, claim):
    owner = claim.person
    claim.paper = Upload.objects.create(
        owner=owner, name="Приказ.pdf", size=len(PDF), content_type="application/pdf",
        digest="0" * 64,
    )  # fmt: skip
    claim.paper.file.save("x.pdf", posted("x.pdf", PDF))
    claim.save()
    readers = {"head": person, "owner": owner, "stranger": UserFactory()}

    given = {}
    for name, someone in readers.items():
        client.force_login(someone)
        given[name] = client.get(f"/files/{claim.paper.pk}/").status_code

    assert given == {"head": 200, "owner": 200, "stranger": 404}


def test_name_is_shown_only_while_its_person_agrees(client, person, claim):
    held = Membership.objects.get(person=person)
    page = f"/ru/municipalities/{held.municipality.code}/"
    name = person.profile.display_name

    seen = [name in client.get(page).content.decode()]
    for is_shown in ("on", ""):
        client.post(f"/ru/my/posts/{held.pk}/name/", {"is_shown": is_shown})
        seen.append(name in client.get(page).content.decode())

    assert seen == [False, True, False]


def test_leaving_asks_once_and_ends_the_post_today(client, person, claim):
    held = Membership.objects.get(person=person)

    asked = client.get(f"/ru/my/posts/{held.pk}/leave/")
    untouched = Membership.objects.get(pk=held.pk).until_date
    client.post(f"/ru/my/posts/{held.pk}/leave/")
    foreign = client.post(f"/ru/my/posts/{claim.pk}/leave/")

    held.refresh_from_db()
    assert (asked.status_code, untouched, held.until_date) == (200, None, timezone.localdate())
    assert foreign.status_code == 404
    assert Membership.objects.filter(pk=claim.pk).exists()


def test_lists_cost_the_same_for_one_and_three(client, person, django_assert_max_num_queries):
    place = MunicipalityFactory()
    MembershipFactory(confirmed=True, person=person, municipality=place, post_kind=PostKind.HEAD)
    counts = []
    for number in (1, 2):
        MembershipFactory.create_batch(number, municipality=place)
        with django_assert_max_num_queries(12) as captured:
            client.get("/ru/my/posts/")
        counts.append(len(captured))

    assert counts[0] == counts[1]
