"""“We did this too”: who may tell it, what an editor decides, what becomes public and what not."""

import uuid

import pytest
from django.urls import reverse

from best_practice.models import Case
from organisations.models import Municipality
from peer_learning.choices import ReplicationState
from peer_learning.models import Replication
from peer_learning.services.replications import (
    ReplicationAnswers,
    ReplicationRefused,
    confirm_replication,
    decline_replication,
    mend_replication,
    report_replication,
    withdraw_replication,
)
from people.models import Letter
from tests.factories.best_practice import facts, published_case
from tests.factories.drafts import make_editor, make_person
from tests.factories.peer_learning import repeated, somebody

pytestmark = pytest.mark.django_db

TOLD = {
    "municipality": "example-1",
    "year": "2023",
    "started": "05.2023",
    "ended": "",
    "changed": "Праздник провели зимой.",
    "result": "Пришли 180 детей.",
    "failed": "",
    "cost_som": "31500",
    "participants": "180",
    "result_case": "",
}


def tell(client, case, **changed):
    """Post the form."""
    data = {**TOLD, "form_key": str(uuid.uuid4()), **changed}
    return client.post(reverse("case_repeat", args=[case.number]), data)


def counted(case):
    return Case.objects.get(pk=case.pk).repetitions_count


def letters(kind):
    return sorted(Letter.objects.filter(kind=kind).values_list("recipient", flat=True))


def test_a_member_tells_of_a_repetition_and_editors_get_a_letter(client):
    case = published_case()
    make_editor("desk@portal.example")
    client.force_login(somebody("example-1"))

    response = tell(client, case)

    row = Replication.objects.get()
    assert response.url == reverse("replication", args=[case.number, row.pk])
    assert (row.state, row.year, row.started, row.cost_som, row.participants, row.language) == (
        "waiting",
        2023,
        "2023-05",
        31_500,
        180,
        "ru",
    )
    assert letters("replication_sent") == ["desk@portal.example"]
    assert counted(case) == 0


def test_the_same_form_sent_twice_tells_it_once(client):
    case = published_case()
    client.force_login(somebody("example-1"))
    key = str(uuid.uuid4())

    tell(client, case, form_key=key)
    tell(client, case, form_key=key)

    assert Replication.objects.count() == 1


def test_a_second_telling_of_the_same_year_is_refused_and_keeps_what_was_typed(client):
    case = published_case()
    repeated(case, year=2023, confirmed=False)
    client.force_login(somebody("example-1"))

    text = tell(client, case).content.decode()

    assert "уже рассказал" in text
    assert "Пришли 180 детей." in text
    assert Replication.objects.count() == 1


def test_who_holds_no_post_is_told_how_to_get_one(client):
    case = published_case()
    client.force_login(make_person("reader@example.org"))

    text = client.get(reverse("case_repeat", args=[case.number])).content.decode()

    assert reverse("post_claim") in text
    assert "<textarea" not in text


def test_a_post_elsewhere_does_not_tell_for_another_municipality(client):
    case = published_case()
    client.force_login(somebody("example-2"))

    response = tell(client, case, municipality="example-1")

    assert response.status_code == 200
    assert Replication.objects.count() == 0


def test_the_service_refuses_who_does_not_act_for_the_municipality():
    case = published_case()

    with pytest.raises(ReplicationRefused):
        report_replication(
            person=somebody("example-2"),
            case=case,
            municipality=Municipality.objects.get(code="example-1"),
            answers=ReplicationAnswers(year=2023, result="Сделали."),
            files=[],
            public=[],
            form_key=uuid.uuid4(),
        )


def test_the_first_municipality_does_not_repeat_itself():
    with pytest.raises(ReplicationRefused):
        repeated(published_case(), place="example-3")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"year": "2090"}, "Этот год ещё впереди"),
        ({"year": "2019"}, "Сам пример начался в 2021"),
        ({"result": " "}, "Напишите, что получилось"),
        ({"cost_som": "12,5"}, "Напишите целые сомы"),
        ({"started": "05.2023", "ended": "04.2023"}, "закончилось раньше, чем началось"),
        ({"changed": "я" * 3001}, "Напишите не больше 3000"),
    ],
)
def test_bad_answers_are_refused_with_words(client, changed, words):
    case = published_case()
    client.force_login(somebody("example-1"))

    text = tell(client, case, **changed).content.decode()

    assert words in text
    assert Replication.objects.count() == 0


def test_confirming_counts_it_and_tells_the_sender_and_the_first_authors():
    case = published_case()
    first = somebody("example-3")
    Case.objects.filter(pk=case.pk).update(submitter=first)
    sender = somebody("example-1")

    row = repeated(case, person=sender)

    assert row.state == ReplicationState.CONFIRMED
    assert counted(case) == 1
    assert letters("replication_confirmed") == [sender.email]
    assert letters("case_repeated") == [first.email]


def test_head_of_the_first_municipality_is_told_when_the_sender_is_gone():
    case = published_case()
    head = somebody("example-3")
    head.memberships.update(post_kind="head")

    repeated(case)

    assert letters("case_repeated") == [head.email]


def test_declining_sends_the_words_and_shows_nothing():
    case = published_case()
    row = repeated(case, confirmed=False)

    decline_replication(replication=row, declined_by=make_editor(), words="Нет протокола.")

    letter = Letter.objects.get(kind="replication_declined")
    assert "Нет протокола." in letter.text
    assert counted(case) == 0


def test_declining_without_words_is_refused():
    row = repeated(published_case(), confirmed=False)

    with pytest.raises(ReplicationRefused):
        decline_replication(replication=row, declined_by=make_editor(), words=" ")


def test_a_declined_one_is_mended_and_waits_again():
    person = somebody("example-1")
    row = repeated(published_case(), person=person, confirmed=False)
    row = decline_replication(replication=row, declined_by=make_editor(), words="Нет протокола.")

    told = ReplicationAnswers(year=2024, result="С протоколом.")
    row = mend_replication(person=person, replication=row, answers=told, files=[], public=[])

    assert (row.state, row.year, row.result) == ("waiting", 2024, "С протоколом.")


def test_a_confirmed_one_is_not_mended():
    person = somebody("example-1")
    row = repeated(published_case(), person=person)

    with pytest.raises(ReplicationRefused):
        mend_replication(
            person=person,
            replication=row,
            answers=ReplicationAnswers(year=2023, result="Иначе."),
            files=[],
            public=[],
        )


def test_nobody_confirms_what_they_sent():
    case = published_case()
    row = repeated(case, confirmed=False)

    with pytest.raises(ReplicationRefused):
        confirm_replication(replication=row, confirmed_by=row.person)


def test_taking_it_back_takes_it_off_the_count_and_frees_the_year():
    case = published_case()
    person = somebody("example-1")
    row = repeated(case, person=person)

    withdraw_replication(replication=row, person=person)
    withdraw_replication(replication=row, person=person)

    assert counted(case) == 0
    assert repeated(case, confirmed=False).state == ReplicationState.WAITING


def test_a_stranger_does_not_take_it_back(client):
    row = repeated(published_case())
    client.force_login(somebody("example-2"))

    response = client.post(reverse("replication_withdraw", args=[row.case.number, row.pk]))

    assert response.status_code == 404


@pytest.mark.parametrize("steps", [["example-1"], ["example-1", "example-2"]])
def test_a_ring_of_repetitions_is_refused(steps):
    first = published_case()
    last = first
    for place in steps:
        own = published_case(facts(municipalities=[place]))
        repeated(last, place=place, result_case=own)
        last = own

    with pytest.raises(ReplicationRefused):
        repeated(last, place="example-3", result_case=first)


def test_an_example_of_others_is_not_ones_own():
    with pytest.raises(ReplicationRefused):
        repeated(published_case(), result_case=published_case(facts(municipalities=["example-2"])))


def test_page_of_a_repetition_in_kyrgyz_marks_russian_words(client):
    row = repeated(published_case(languages=["ru", "ky"]))

    text = client.get(f"/ky/practices/n/{row.case.number}/repeated/{row.pk}/").content.decode()

    assert '<div class="prose" lang="ru"><p>Праздник провели в двух сёлах.</p></div>' in text
