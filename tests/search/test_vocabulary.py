"""The words of the index in memory are those of the last committed state, whatever came between."""

import pytest

from search.selectors.vocabulary import words_of_index
from search.services.drop_things import drop_things
from search.services.put_documents import put_documents
from tests.factories.indexed import a_thing

pytestmark = pytest.mark.django_db


def put(*things):
    put_documents(things=things)


def test_empty_index_knows_no_words():
    words = words_of_index()

    assert (words.total, words.average_length) == (0, 0.0)
    assert words.documents("x", "крона") == 0
    assert words.neighbours("крона", 2) == []


def test_words_are_known_by_field_with_the_number_of_their_documents():
    put(a_thing("1", "крона лампа"), a_thing("2", "крона"))

    words = words_of_index()

    assert (words.total, words.average_length) == (2, 1.5)
    assert (words.documents("x", "крона"), words.documents("s", "крон")) == (2, 2)
    assert words.known("x", ["крона", "лампа", "крон", "парус"]) == {"крона", "лампа"}
    assert words.neighbours("крана", 1) == [("крона", 1)]


def test_new_words_are_known_at_once():
    put(a_thing("1", "крона"))
    words_of_index()

    put(a_thing("2", "крона лампа"))

    assert words_of_index().documents("x", "крона") == 2
    assert words_of_index().documents("x", "лампа") == 1
    assert words_of_index().neighbours("лампу", 1) == [("лампа", 1)]


def test_withdrawn_words_are_unknown_at_once():
    put(a_thing("1", "крона тайна"), a_thing("2", "крона"))
    words_of_index()

    drop_things(kind="page", keys=["1"])

    assert words_of_index().documents("x", "крона") == 1
    assert words_of_index().known("x", ["тайна"]) == set()
    assert words_of_index().neighbours("тайны", 1) == []


def test_words_that_vanished_two_changes_ago_are_unknown_too():
    put(a_thing("1", "тайна"))
    words_of_index()

    drop_things(kind="page", keys=["1"])
    put(a_thing("2", "крона"))

    assert words_of_index().known("x", ["тайна", "крона"]) == {"крона"}


def test_unchanged_index_costs_one_statement(django_assert_num_queries):
    put(a_thing("1", "крона"))
    words_of_index()

    with django_assert_num_queries(1):
        words_of_index()


def test_small_change_reads_only_what_changed(django_assert_num_queries):
    put(*[a_thing(f"{n}", f"крона слово{n}") for n in range(50)])
    words_of_index()
    put(a_thing("new", "крона"))

    with django_assert_num_queries(2):
        words = words_of_index()

    assert words.documents("x", "крона") == 51


def test_former_vocabulary_is_not_changed_under_who_holds_it():
    put(a_thing("1", "крона"))
    held = words_of_index()

    put(a_thing("2", "крона"))
    words_of_index()

    assert held.documents("x", "крона") == 1
