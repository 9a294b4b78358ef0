"""Addresses of the list, sensible and absurd."""

from urllib.parse import parse_qsl

import pytest

from best_practice.engine.list_query import FLAGS, ListQuery, Toggles

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

    assert (query.text, query.is_cut) == ("ab c", True)
    assert ListQuery.read({"q": ["д" * 10_000]}, FACETS).text == "д" * 200


def test_url_is_the_same_whatever_the_order_of_clicks():
    first = ListQuery().plus("theme", "b").plus("theme", "a")
    second = ListQuery().plus("theme", "a").plus("theme", "b")

    assert first.url("/ru/practices/") == second.url("/ru/practices/")
    assert first.url("/ru/practices/") == "/ru/practices/?theme=a&theme=b"


def test_without_starts_again_from_the_first_page():
    query = ListQuery(text="вода", selection={"theme": ("a",)}, sort="cheap", page=4)

    assert query.without("theme", "a").pairs() == [("q", "вода"), ("sort", "cheap")]


def test_read_remembers_what_it_ignores():
    given = {
        "theme": ["x" * 201, "a"],
        "complete": ["yes"],
        "files": ["1"],
        "sort": ["by\x00 luck"],
        "utm_source": ["letter"],
    }

    query = ListQuery.read(given, FACETS)

    assert query == ListQuery(
        selection={"theme": ("a",), "files": ("1",)},
        ignored=(("theme", "x" * 40), ("complete", "yes"), ("sort", "by luck")),
    )


@pytest.mark.parametrize(
    ("given", "sort"),
    [
        ({}, "new"),
        ({"sort": ["relevant"]}, "new"),
        ({"q": ["вода"]}, "relevant"),
        ({"q": ["вода"], "sort": ["new"]}, "new"),
        ({"sort": ["repeated"]}, "repeated"),
    ],
)
def test_words_put_the_best_match_first_unless_another_order_is_asked(given, sort):
    assert ListQuery.read(given, FACETS).sort == sort


@pytest.mark.parametrize(
    ("facet", "value"), [("theme", "a"), ("theme", "c"), ("region", "KG-N"), ("files", "1")]
)
def test_toggles_lead_where_adding_and_taking_away_lead(facet, value):
    given = {"q": ["вода"], "theme": ["a", "b"], "region": ["KG-N"], "sort": ["cheap"]}
    query = ListQuery.read({**given, "page": ["4"]}, FACETS)
    names = (*FACETS, *FLAGS)

    address = Toggles(query, facet, names, "/l/").url(value)

    toggle = query.without if query.has(facet, value) else query.plus
    assert sorted(parse_qsl(address)) == sorted(parse_qsl(toggle(facet, value).url("/l/")))


def test_toggle_of_the_only_choice_leads_to_the_bare_list():
    query = ListQuery(selection={"theme": ("a",)})

    assert Toggles(query, "theme", FACETS, "/l/").url("a") == "/l/"
