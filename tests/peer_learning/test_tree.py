"""The tree of repetitions: generations, origins, no rings, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peer_learning.models import Replication
from peer_learning.selectors.exchange import questions_of
from peer_learning.selectors.tree import read_tree
from tests.factories.best_practice import facts, page_of, published_case
from tests.factories.peer_learning import asked, repeated

pytestmark = pytest.mark.django_db


def chain():
    """Three generations: the first, its repetition with an own example, and who repeated that."""
    first = published_case()
    own = published_case(facts(municipalities=["example-1"]), day=1)
    repeated(first, place="example-1", year=2022, result_case=own)
    repeated(own, place="example-2", year=2023)
    return first, own


def drawn(nodes):
    return [(node.place.split(",")[0], node.meta[:4], drawn(node.children)) for node in nodes]


def test_repetitions_of_repetitions_are_drawn_below_them():
    first, own = chain()

    tree = read_tree(first)

    assert drawn(tree.nodes) == [
        ("Айылный аймак «Пример 1»", "2022", [("Айылный аймак «Пример 2»", "2023", [])])
    ]
    assert tree.nodes[0].own_url == page_of(own).url_path
    assert (tree.count, tree.origins) == (1, [])


def test_a_repetition_names_what_it_repeats():
    first, own = chain()

    tree = read_tree(own)

    assert [(one.number, one.year) for one in tree.origins] == [(first.number, 2022)]
    assert drawn(tree.nodes) == [("Айылный аймак «Пример 2»", "2023", [])]


def test_an_own_example_that_left_the_portal_is_neither_named_nor_followed():
    first, own = chain()
    page_of(own).unpublish()

    tree = read_tree(first)

    assert drawn(tree.nodes) == [("Айылный аймак «Пример 1»", "2022", [])]
    assert tree.nodes[0].own_url == ""


def test_a_ring_that_came_about_is_drawn_once():
    first, own = chain()
    row = repeated(own, place="example-5", year=2024)
    Replication.objects.filter(pk=row.pk).update(result_case=first)

    tree = read_tree(first)

    assert drawn(tree.nodes) == [
        ("Айылный аймак «Пример 1»", "2022", [("Айылный аймак «Пример 2»", "2023", [])])
    ]


def test_page_says_it_in_nested_lists(client):
    first, _own = chain()

    text = client.get(page_of(first).url_path).content.decode()

    assert text.count('<ul class="tree">') == 3
    assert "Повторили 1 раз" in text


@pytest.mark.django_db(transaction=True)
def test_tree_and_questions_cost_the_same_with_one_and_with_three():
    few, many = published_case(), published_case()
    repeated(few)
    asked(few)
    for place in ("example-1", "example-2", "example-5"):
        repeated(many, place=place)
        asked(many)

    taken = []
    for case in (few, many):
        read_tree(case), questions_of(case)  # which cases have them is remembered from here
        with CaptureQueriesContext(connection) as queries:
            read_tree(case)
            questions_of(case)
        taken.append(len(queries))

    assert taken == [2, 2]


@pytest.mark.django_db(transaction=True)
def test_page_of_a_case_stays_within_its_statements(client):
    first, _own = chain()
    asked(first)
    address = page_of(first).url_path
    client.get(address)

    with CaptureQueriesContext(connection) as queries:
        client.get(f"{address}?x=1")  # so that nothing kept is handed out

    # The case alone takes five; tree, own example and questions add five.
    assert len(queries) <= 10
