"""Erasing a person: what was never public goes, what was stays without them."""

import pytest

from peer_learning.models import Bookmark, CaseQuestion, Replication, VisitRequest
from peer_learning.services.bookmarks import keep_case
from peer_learning.services.erase_person import erase_peer_learning, export_peer_learning
from people.services import name_person
from tests.factories.best_practice import published_case
from tests.factories.peer_learning import asked, invited, repeated, somebody

pytestmark = pytest.mark.django_db
NAME = "Асанова Айгуль Асановна"


def busy():
    """Somebody who did everything one can do here."""
    case = published_case()
    person = somebody("example-1")
    name_person(person=person, display_name=NAME)
    repeated(case, person=person, result=f"Рассказала {NAME}.")
    asked(case, asker=person, text=f"Спрашивает {NAME}: сколько стоит?")
    asked(case, asker=person, text="Ещё не прочитан.", is_open=False)
    invited(case, person=person, words=f"Позвоните: {NAME}.")
    keep_case(person=person, case=case)
    return case, person


def test_copy_holds_everything_the_person_did():
    case, person = busy()

    copy = export_peer_learning(person=person)

    assert copy["bookmarks"] == [case.number]
    assert [row["municipality"] for row in copy["repetitions"]] == ["example-1"]
    assert len(copy["questions"]) == 2
    assert [row["to_municipality"] for row in copy["visits"]] == ["example-3"]


def test_erasing_leaves_public_words_without_the_person():
    _case, person = busy()

    erase_peer_learning(person=person)
    erase_peer_learning(person=person)

    row, question = Replication.objects.get(), CaseQuestion.objects.get()
    visit = VisitRequest.objects.get()
    assert (row.person, question.asker, visit.person) == (None, None, None)
    assert NAME not in row.result + question.text + visit.words
    assert Bookmark.objects.count() == 0


def test_an_answer_of_an_erased_person_stays_as_that_of_the_municipality():
    case, _person = busy()
    author = somebody("example-3")
    row = asked(case, answer="По счётчику.", by=author)

    erase_peer_learning(person=author)

    row.refresh_from_db()
    assert (row.answer, row.answered_by) == ("По счётчику.", None)
