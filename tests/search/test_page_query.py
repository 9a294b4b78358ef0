"""What the search page reads from an address, whatever stands there, and what it writes back."""

import pytest

from search.engine.page_query import LAST_PAGE, LONGEST_QUERY, PageQuery, clean


def test_words_filters_and_page_are_read_and_written_in_one_order():
    given = {"page": ["2"], "year": ["2021"], "lang": ["ky", "ru"], "q": ["вода"], "exact": ["1"]}

    query = PageQuery.read(given)

    assert query == PageQuery("вода", {"lang": ("ky", "ru"), "year": ("2021",)}, 2, exact=True)
    assert query.url("/ru/search/") == (
        "/ru/search/?q=%D0%B2%D0%BE%D0%B4%D0%B0&lang=ky&lang=ru&year=2021&exact=1&page=2"
    )


def test_value_is_added_taken_away_and_leads_to_the_first_page():
    query = PageQuery("вода", {"kind": ("case",)}, page=3)

    added = query.toggled("lang", "ky")

    assert added == PageQuery("вода", {"kind": ("case",), "lang": ("ky",)})
    assert added.toggled("kind", "case") == PageQuery("вода", {"lang": ("ky",)})


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("вода\x00а", "вода а"),
        ("\ud800вода", "вода"),
        ("жер\u200bгилик\u00adтүү", "жергиликтүү"),
        ("\u202eадов\u202c", "адов"),
        ("  вода \n\t дорога ", "вода дорога"),
        ("\x00\u200b\u202e", ""),
    ],
    ids=["NUL", "surrogate", "zero width", "right to left", "white space", "nothing"],
)
def test_signs_that_nobody_sees_are_taken_away(typed, expected):
    assert clean(typed) == expected


def test_megabyte_of_words_is_cut_and_said():
    query = PageQuery.read({"q": ["вода " * 200_000]})

    assert len(query.text) <= LONGEST_QUERY
    assert query.is_cut


def test_long_query_of_invisible_signs_is_empty():
    assert PageQuery.read({"q": ["\u200b" * 1_000_000]}).text == ""


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "1e9", "٣", "²", "1.5"])
def test_page_that_is_no_number_is_the_first(page):
    assert PageQuery.read({"page": [page]}).page == 1


def test_enormous_page_is_the_last_we_count():
    assert PageQuery.read({"page": ["9" * 5000]}).page == LAST_PAGE


def test_values_that_mean_nothing_are_left_out_and_named():
    given = {"kind": ["case", "<b>"], "region": ["KG-Y", "KG-X"], "unknown": ["x"]}

    query = PageQuery.read(given).knowing({"kind": {"case": "…"}, "region": {"KG-Y": "…"}})

    assert query.selection == {"kind": ("case",), "region": ("KG-Y",)}
    assert query.ignored == (("kind", "<b>"), ("region", "KG-X"))


def test_thousands_of_values_are_bounded():
    query = PageQuery.read({"year": [str(number) for number in range(10_000)]})

    assert query.chosen == 20
