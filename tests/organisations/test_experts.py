"""The register of experts: asked for by the person, confirmed by staff, left at any time."""

import uuid

import pytest
from django.core.cache import cache

from organisations.choices import ExpertStage
from organisations.models import Expert
from organisations.services.confirm_expert import AnswerRefused, confirm_expert, decline_expert
from organisations.services.contact_expert import contact_expert
from organisations.services.experts import leave_register
from people.models import Consent, Letter, User
from people.services import erase_person, export_person
from tests.factories.best_practice import published_case
from tests.factories.organisations import ExpertFactory
from tests.factories.people import ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db


def answers(**changed):
    return {
        "topics": ["participation.hearings"],
        "helps": ["training"],
        "languages": ["ky", "ru"],
        "regions": ["KG-N"],
        "words_ru": "Веду слушания в сёлах.",
        "words_ky": "",
        "agrees": "on",
        "form_key": str(uuid.uuid4()),
        **changed,
    }


@pytest.fixture
def person(client):
    person = ProfileFactory(display_name="Пример Айгуль").person
    client.force_login(person)
    return person


def names(response):
    return [card.name for card in response.context["register"].cards]


def test_person_asks_to_be_listed_and_editors_are_told(client, person):
    editor = UserFactory(groups=["Editors"])

    client.post("/ru/my/expert/", answers())

    expert = Expert.objects.get(profile__person=person)
    assert (expert.stage, expert.consent.kind, expert.consent.text_version) == (
        ExpertStage.WAITING,
        "expert",
        "1",
    )
    assert sorted(expert.traits.values_list("trait", "code")) == [
        ("help", "training"),
        ("language", "ky"),
        ("language", "ru"),
    ]
    assert Letter.objects.get(kind="expert_applied").person == editor
    assert client.get(f"/ru/experts/{expert.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"agrees": ""}, "agrees"),
        ({"topics": []}, "topics"),
        ({"languages": ["xx"]}, "languages"),
        ({"words_ru": " ", "words_ky": ""}, "words_ru"),
        ({"words_ru": "я" * 1501}, "words_ru"),
    ],
)
def test_missing_answer_is_named_and_nothing_typed_is_lost(client, person, changed, field):
    page = client.post("/ru/my/expert/", answers(**changed))

    form = page.context["form"]
    assert field in form.errors
    assert form["helps"].value() == ["training"]
    assert not Expert.objects.exists()


def test_bad_double_press_makes_one_entry_and_one_letter(client, person):
    UserFactory(groups=["Editors"])
    said = answers()

    for _ in range(2):
        client.post("/ru/my/expert/", said)

    assert (Expert.objects.count(), Letter.objects.count(), Consent.objects.count()) == (1, 1, 1)


def test_confirmed_entry_is_listed_and_the_person_is_told(client):
    expert = ExpertFactory()
    editor = UserFactory(groups=["Editors"])

    for _ in range(2):
        confirm_expert(expert=expert, confirmed_by=editor)

    assert names(client.get("/ru/experts/")) == [str(expert.profile)]
    assert Letter.objects.filter(kind="expert_listed").count() == 1


def test_nobody_confirms_themselves_or_those_who_left():
    own = ExpertFactory()
    gone = ExpertFactory(left=True)

    with pytest.raises(AnswerRefused):
        confirm_expert(expert=own, confirmed_by=own.profile.person)
    with pytest.raises(AnswerRefused):
        confirm_expert(expert=gone, confirmed_by=UserFactory())


def test_declined_entry_goes_with_words_and_comes_back_after_a_change(client, person):
    client.post("/ru/my/expert/", answers())
    expert = Expert.objects.get()
    decline_expert(expert=expert, declined_by=UserFactory(), words="Напишите, где вы работали.")

    page = client.get("/ru/my/expert/").content.decode()
    client.post("/ru/my/expert/", answers(words_ru="Работала в Нарыне."))

    assert "Напишите, где вы работали." in page
    assert "Напишите" in Letter.objects.get(kind="expert_declined").text
    expert.refresh_from_db()
    assert (expert.stage, expert.staff_words) == (ExpertStage.WAITING, "")


def test_who_leaves_is_gone_at_once_and_may_come_back(client, person):
    expert = ExpertFactory(listed=True, profile=person.profile)
    address = f"/ru/experts/{expert.pk}/"
    assert client.get(address).status_code == 200

    client.post("/ru/my/expert/leave/")

    assert client.get(address).status_code == 404
    assert names(client.get("/ru/experts/")) == []
    client.post("/ru/my/expert/", answers())
    assert Expert.objects.get().stage == ExpertStage.WAITING


def test_closed_account_is_not_listed(client):
    expert = ExpertFactory(listed=True)
    expert.profile.person.is_active = False
    expert.profile.person.save()

    assert names(client.get("/ru/experts/")) == []


def test_filters_work_by_address_alone_and_keep_their_own_counts(client):
    hearings = ExpertFactory(listed=True, languages=["ky"], regions=["KG-N"])
    water = ExpertFactory(listed=True, topics=["services.water"], languages=["ky", "ru"])

    by_topic = client.get("/ru/experts/", {"topic": "services.water"})
    by_both = client.get("/ru/experts/", {"language": "ky", "region": "KG-N"})
    by_nonsense = client.get("/ru/experts/", {"topic": "x", "language": "zz"})

    assert names(by_topic) == [str(water.profile)]
    assert names(by_both) == [str(hearings.profile)]
    assert len(names(by_nonsense)) == 2
    topics = by_topic.context["register"].groups[0]["values"]
    assert [(row["count"], row["on"]) for row in topics] == [(1, True), (1, False)]


def test_register_costs_the_same_for_one_and_three(client, django_assert_max_num_queries):
    counts = []
    for number in (1, 2):
        for _ in range(number):
            ExpertFactory(listed=True, languages=["ky", "ru"], regions=["KG-N"])
        with django_assert_max_num_queries(30) as captured:
            client.get("/ru/experts/", {"n": number})
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_empty_register_invites(client):
    body = client.get("/ru/experts/").content.decode()

    assert "Здесь пока никого нет" in body
    assert "/ru/my/expert/" in body


def test_expert_gathers_the_cases_they_helped_with(client):
    expert, case = ExpertFactory(listed=True), published_case()
    case.experts.add(expert)

    (section,) = client.get(f"/ru/experts/{expert.pk}/").context["sections"]

    assert [row["number"] for row in section.rows] == [case.number]


def test_no_page_shows_an_address(client):
    expert = ExpertFactory(listed=True)

    for address in ("/ru/experts/", f"/ru/experts/{expert.pk}/"):
        assert expert.profile.person.email not in client.get(address).content.decode()


def test_letter_reaches_the_expert_once_with_the_senders_address(client, person):
    expert = ExpertFactory(listed=True)
    letter = {"text": "Помогите провести слушания.", "form_key": str(uuid.uuid4())}

    for _ in range(2):
        client.post(f"/ru/experts/{expert.pk}/write/", letter)

    (sent,) = Letter.objects.filter(kind="expert_contacted")
    assert (sent.recipient, sent.has_secret) == (expert.profile.person.email, True)
    assert letter["text"] in sent.text
    assert person.email in sent.text


def test_person_without_an_address_is_led_to_add_one_and_sends_nothing(client):
    client.force_login(ProfileFactory().person)
    User.objects.update(email=None)
    address = f"/ru/experts/{ExpertFactory(listed=True).pk}/write/"
    letter = {"text": "Подскажите, как начать слушания", "form_key": str(uuid.uuid4())}

    shown, sent = client.get(address), client.post(address, letter)

    assert [b"/ru/account/email/" in answer.content for answer in (shown, sent)] == [True, True]
    assert b"<textarea" not in shown.content
    assert not Letter.objects.filter(kind="expert_contacted").exists()


def test_eleventh_letter_of_a_day_waits_and_its_text_stays(client, person):
    cache.clear()
    expert = ExpertFactory(listed=True)
    address = f"/ru/experts/{expert.pk}/write/"

    given = [
        client.post(address, {"text": f"Письмо {number}", "form_key": str(uuid.uuid4())})
        for number in range(11)
    ]

    assert [answer.status_code for answer in given] == [302] * 10 + [429]
    assert given[-1].context["form"]["text"].value() == "Письмо 10"
    assert Letter.objects.filter(kind="expert_contacted").count() == 10


def test_letter_typed_after_the_session_ended_is_given_back(client, person):
    expert = ExpertFactory(listed=True)
    address = f"/ru/experts/{expert.pk}/write/"
    hold = client.get(address).context["hold"]
    client.logout()

    client.post(address, {"text": "Длинное письмо", "hold": hold})
    client.force_login(person)

    assert client.get(address).context["form"]["text"].value() == "Длинное письмо"
    assert not Letter.objects.filter(kind="expert_contacted").exists()


def test_erasing_takes_the_entry_and_the_words_that_have_not_left():
    expert = ExpertFactory(listed=True)
    person, other = expert.profile.person, ExpertFactory(listed=True)
    contact_expert(expert=other, sender=person, text="Здравствуйте", form_key=uuid.uuid4())

    held = export_person(person=person)["expert"]
    erase_person(person=person)

    assert (held["words_ru"], held["stage"]) == ("Учу вести слушания.", "listed")
    assert list(Expert.objects.all()) == [other]
    assert not Letter.objects.filter(kind="expert_contacted").exists()


def test_editor_confirms_in_the_admin_and_cannot_change_the_words(client):
    expert = ExpertFactory()
    client.force_login(UserFactory(groups=["Editors"]))

    client.post(
        f"/admin/experts/edit/{expert.pk}/",
        {"answer": "confirm", "words_ru": "Чужие слова", "staff_words": ""},
    )

    expert.refresh_from_db()
    assert (expert.stage, expert.words_ru) == (ExpertStage.LISTED, "Учу вести слушания.")


def test_refusal_without_words_is_not_saved(client):
    expert = ExpertFactory(listed=True)
    client.force_login(UserFactory(groups=["Editors"]))

    page = client.post(f"/admin/experts/edit/{expert.pk}/", {"answer": "decline"})

    assert "staff_words" in page.context["form"].errors
    expert.refresh_from_db()
    assert expert.stage == ExpertStage.LISTED


def test_leaving_twice_does_no_harm():
    expert = ExpertFactory(listed=True)

    for _ in range(2):
        leave_register(person=expert.profile.person)

    expert.refresh_from_db()
    assert expert.stage == ExpertStage.WITHDRAWN
