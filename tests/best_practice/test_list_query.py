"""Addresses of the list, sensible and absurd."""

import pytest

from best_practice.engine.list_query import ListQuery

FACETS = ("theme", "region", "cost")


def test_read_keeps_facets_in_their_order_and_ignores_the_rest():
    given = {"region": ["KG-N", "KG-N"], "theme": ["services", ""], "utm_source": ["x"]}

    query = ListQuery.read(given, FACETS)

    assert query == ListQuery(selection={"theme": ("services",), "region": ("KG-N",)})


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("", 1),
        ("0", 1),
        ("-3", 1),
        ("abc", 1),
        ("1e9", 1),
        ("²", 1),
        ("7", 7),
        ("99999999", 100_000),
        ("9" * 5000, 100_000),
    ],
)
def test_read_turns_any_page_into_a_number(written, page):
    assert ListQuery.read({"page": [written]}, FACETS).page == page


def test_read_cleans_and_cuts_the_words():
    query = ListQuery.read({"q": ["ab\x00c\ud800 " + "д" * 10_000]}, FACETS)

    assert query.text == "ab c " + "д" * 194


def test_url_is_the_same_whatever_the_order_of_clicks():
    first = ListQuery().plus("theme", "b").plus("theme", "a")
    second = ListQuery().plus("theme", "a").plus("theme", "b")

    assert first.url("/ru/practices/") == second.url("/ru/practices/")
    assert first.url("/ru/practices/") == "/ru/practices/?theme=a&theme=b"


def test_without_starts_again_from_the_first_page():
    query = ListQuery(text="вода", selection={"theme": ("a",)}, order="cheap", page=4)

    assert query.without("theme", "a").pairs() == [("q", "вода"), ("order", "cheap")]


def test_words_are_folded_and_each_counts_once():
    query = ListQuery.read({"q": ["Жергиликтүү, «Өз» өз"]}, FACETS)

    assert query.words == ["жергиликтуу", "оз"]
