"""Questions to those who did it: read by an editor first, answered in public, without names."""

import uuid

import pytest
from django.urls import reverse

from best_practice.models import Case
from peer_learning.choices import QuestionState
from peer_learning.models import CaseQuestion
from peer_learning.services.questions import (
    QuestionRefused,
    answer_question,
    decline_question,
    hide_question,
    open_question,
    publish_answer,
    return_answer,
    show_question,
)
from people.models import Letter
from tests.factories.best_practice import page_of, published_case
from tests.factories.drafts import make_editor, make_person
from tests.factories.peer_learning import an_editor, asked, somebody

pytestmark = pytest.mark.django_db
TEXT = "Кто платит за свет в клубе?"


def read(client, case):
    return client.get(page_of(case).url_path).content.decode()


def ask(client, case, text=TEXT, **changed):
    data = {"text": text, "form_key": str(uuid.uuid4()), **changed}
    return client.post(reverse("case_ask", args=[case.number]), data)


def letters(kind):
    return sorted(Letter.objects.filter(kind=kind).values_list("recipient", flat=True))


@pytest.mark.parametrize("place", [None, "example-1"])
def test_every_question_waits_for_an_editor(client, place):
    case = published_case()
    make_editor("desk@portal.example")
    client.force_login(somebody(place))

    ask(client, case)

    assert CaseQuestion.objects.get().state == QuestionState.ASKED
    assert letters("question_asked") == ["desk@portal.example"]
    client.logout()
    assert TEXT not in read(client, case)


def test_the_same_form_sent_twice_asks_once(client):
    case = published_case()
    client.force_login(somebody())
    key = str(uuid.uuid4())

    ask(client, case, form_key=key)
    ask(client, case, form_key=key)

    assert CaseQuestion.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "Напишите, о чём хотите спросить"), ("Что?", "целым предложением"), ("я" * 1001, "1000")],
)
def test_bad_questions_are_refused_and_kept(client, text, words):
    case = published_case()
    client.force_login(somebody())

    page = ask(client, case, text=text).content.decode()

    assert words in page
    assert text in page


def test_too_many_questions_a_day_wait(client):
    case = published_case()
    client.force_login(somebody())
    for place in range(10):
        ask(client, case, text=f"{TEXT} {place}")

    response = ask(client, case)

    assert response.status_code == 429
    assert TEXT in response.content.decode()


def test_let_through_it_is_public_by_post_and_place_and_the_authors_are_asked(client):
    case = published_case()
    author = somebody("example-3")
    Case.objects.filter(pk=case.pk).update(submitter=author)
    asker = somebody("example-1")

    asked(case, text=TEXT, asker=asker)

    text = read(client, case)
    assert TEXT in text
    assert "Ответственный секретарь, Айылный аймак «Пример 1»" in text
    assert asker.email not in text
    assert letters("question_open") == [author.email]


def test_a_declined_question_tells_the_asker_why():
    asker = somebody()
    row = asked(published_case(), asker=asker, is_open=False)

    decline_question(question=row, declined_by=make_editor(), words="Это уже написано.")

    letter = Letter.objects.get(kind="question_declined")
    assert letter.recipient == asker.email
    assert "Это уже написано." in letter.text


def test_an_answer_is_public_once_an_editor_read_it(client):
    case = published_case()
    author = somebody("example-3")
    asker = somebody()
    row = asked(case, asker=asker)

    row = answer_question(question=row, answered_by=author, text="Айыл окмоту.", language="ru")
    before = read(client, case)
    publish_answer(question=row, published_by=make_editor())
    after = read(client, case)

    assert "Айыл окмоту." not in before
    assert "Айыл окмоту." in after
    assert letters("question_answered") == [asker.email]


def test_a_returned_answer_leaves_the_question_open_with_words():
    author = somebody("example-3")
    row = asked(published_case())
    row = answer_question(question=row, answered_by=author, text="Да.", language="ru")

    row = return_answer(question=row, returned_by=make_editor(), words="Напишите сумму.")

    assert (row.state, row.decision_words) == ("open", "Напишите сумму.")
    assert letters("question_answer_returned") == [author.email]


def test_only_those_who_did_it_answer():
    row = asked(published_case())

    with pytest.raises(QuestionRefused):
        answer_question(
            question=row, answered_by=somebody("example-1"), text="Мы знаем.", language="ru"
        )


@pytest.mark.parametrize(("place", "status"), [("example-3", 200), ("example-1", 404)])
def test_the_page_of_answers_opens_for_those_who_did_it(client, place, status):
    row = asked(published_case())
    client.force_login(somebody(place))

    response = client.get(reverse("question", args=[row.case.number, row.pk]))

    assert response.status_code == status


def test_an_answer_is_given_on_its_page(client):
    row = asked(published_case())
    client.force_login(somebody("example-3"))

    client.post(reverse("question", args=[row.case.number, row.pk]), {"answer": "По счётчику."})

    row.refresh_from_db()
    assert (row.state, row.answer, row.answer_language) == ("answered", "По счётчику.", "ru")


def test_hidden_it_is_gone_and_shown_it_is_back(client):
    case = published_case()
    row = asked(case, text=TEXT, answer="Айыл окмоту.", by=somebody("example-3"))

    hide_question(question=row, hidden_by=make_editor())
    hidden = read(client, case)
    show_question(question=row, shown_by=an_editor())
    shown = read(client, case)

    assert (TEXT in hidden, TEXT in shown) == (False, True)
    assert "Айыл окмоту." in shown


def test_a_step_that_is_not_in_the_table_is_refused():
    row = asked(published_case(), is_open=False)
    row = decline_question(question=row, declined_by=make_editor(), words="Нет.")

    with pytest.raises(QuestionRefused):
        open_question(question=row, opened_by=an_editor())


def test_a_case_that_is_not_public_is_not_asked_about(client):
    case = published_case()
    page_of(case).unpublish()
    client.force_login(make_person())

    response = ask(client, case)

    assert response.status_code == 404


@pytest.mark.parametrize("is_returned", [True, False])
def test_an_answer_no_editor_let_through_stays_unread_when_shown_again(client, is_returned):
    case = published_case()
    row, author, words = asked(case), somebody("example-3"), "Звоните Асану, он всё решит."
    row = answer_question(question=row, answered_by=author, text=words, language="ru")
    if is_returned:
        return_answer(question=row, returned_by=an_editor(), words="Без имён.")

    hide_question(question=row, hidden_by=an_editor())
    row = show_question(question=row, shown_by=an_editor())

    assert (row.state, row.answer) == (QuestionState.OPEN, words)
    assert words not in read(client, case)
