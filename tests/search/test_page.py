"""The search page: hits in both languages, filters, corrections, ways on, and hostile questions."""

import unicodedata

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.search_page import searchable_page

pytestmark = pytest.mark.django_db
BROWSER = {"headers": {"User-Agent": "Mozilla/5.0 (Linux; Android 13) Chrome/120"}}


def ask(client, language="ru", **asked):
    return client.get(f"/{language}/search/", asked, **BROWSER)


def titles(response):
    return ["".join(piece.text for piece in row.title) for row in response.context["found"].rows]


@pytest.fixture
def water(db):
    """Two pages about water, one of them in both languages."""
    both = searchable_page("Питьевая вода в селе", "Скважина и водопровод.")
    searchable_page("Айылдагы таза суу", "Скважина жана суу түтүгү.", language="ky", of=both)
    searchable_page("Дорога к школе", "Щебень и полив деревьев, вода для саженцев.")


def test_page_without_a_question_says_how_to_ask(client):
    response = ask(client)

    assert response.status_code == 200
    assert "found" not in response.context
    assert 'id="tips-title"' in response.content.decode()


def test_question_finds_titles_first_and_marks_them(client, water):
    response = ask(client, q="вода")

    assert titles(response)[0] == "Питьевая вода в селе"
    assert "<mark>вода</mark>" in response.content.decode()


def test_thing_in_two_languages_is_one_result_in_the_language_of_the_page(client, water):
    russian, kyrgyz = ask(client, q="скважина"), ask(client, "ky", q="скважина")

    assert titles(russian) == ["Питьевая вода в селе"]
    assert titles(kyrgyz) == ["Айылдагы таза суу"]
    row = russian.context["found"].rows[0]
    assert [(other["lang"], row.lang) for other in row.also] == [("ky", "")]


def test_other_language_is_found_and_named(client, water):
    row = ask(client, q="түтүгү").context["found"].rows[0]

    assert row.lang_name in ("", "Кыргызча")
    assert ask(client, q="түтүгү").context["found"].total == 1


def test_values_of_filters_are_links_that_add_and_take_away(client, water):
    found = ask(client, q="вода", lang="ru").context["found"]

    languages = next(group for group in found.groups if group["label"] == "Язык")["values"]
    assert [(row["on"], row["url"]) for row in languages if row["on"]] == [
        (True, "/ru/search/?q=%D0%B2%D0%BE%D0%B4%D0%B0")
    ]
    assert [chip["url"] for chip in found.chips] == ["/ru/search/?q=%D0%B2%D0%BE%D0%B4%D0%B0"]


def test_unknown_values_are_left_out_and_said(client, water):
    response = ask(client, q="вода", region="KG-NOWHERE", kind="spell")

    assert response.context["found"].total > 0
    assert "KG-NOWHERE" in response.content.decode()


def test_misspelt_word_is_corrected_said_and_can_be_insisted_on(client, water):
    corrected = ask(client, q="сквожино").context["found"]
    insisted = ask(client, q="сквожино", exact="1").context["found"]

    assert (corrected.total, corrected.corrected) == (1, "скважина")
    assert corrected.exact_url.endswith("&exact=1")
    assert (insisted.total, insisted.corrected) == (0, "")
    assert insisted.ways[0].count == 1


def test_nothing_found_offers_what_taking_a_filter_away_would_find(client, water):
    found = ask(client, q="скважина", year="1999").context["found"]

    assert found.total == 0
    assert [(way.url, way.count) for way in found.ways] == [(found.reset_url, 1)]


def test_nothing_found_at_all_leads_to_themes_and_people(client, water):
    page = ask(client, q="абракадабрища").content.decode()

    assert 'id="browse-title"' in page
    assert 'href="/ru/experts/"' in page


def test_bad_110_page_beyond_the_end_is_the_last_one_and_says_so(client, water):
    response = ask(client, q="вода", page="99999999999")

    found = response.context["found"]
    assert (response.status_code, found.is_beyond, found.query.page) == (200, True, 1)
    assert len(found.rows) == 2


HOSTILE = {
    "nul": "вода\x00",
    "surrogate": "\ud800вода",
    "quotes": '"вода "" «',
    "stop words": "и в на с",
    "punctuation": "?!…—()",
    "right to left": "\u202eвода\u202c",
    "zero width": "во\u200bда",
    "sql": "'; DROP TABLE search_searchdocument; --",
    "fts": 'вода* NEAR(a b) AND title:"x" NOT (x OR',
    "lucene": "+вода -(a && b) || [1 TO *] /reg.*/ ~2^5 \\",
    "tsquery": "вода:* & !x | <-> 'y",
    "percent": "%_%%",
    "many words": "вода " * 10_000,
    "many quotes": '"' * 5_000,
    "many minus": "-" * 5_000 + "вода",
    "one long word": "в" * 5_000,
    "excluded only": "-вода",
    "emoji": "💧💧",
    "combining": "а" + "\u0301" * 3_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_bad_103_question_of_any_signs_gets_an_ordinary_page(client, water, text):
    response = client.get("/ru/search/", {"q": text.encode("utf-8", "surrogatepass")}, **BROWSER)

    assert response.status_code == 200
    assert len(response.context["query"].text) <= 200


def test_bad_103_megabyte_of_a_question_is_cut_and_said(client, water):
    response = ask(client, q="вода " * 200_000)

    assert response.status_code == 200
    assert response.context["query"].is_cut


def test_bad_101_nul_in_the_address_finds_nothing(client, water):
    response = client.get("/ru/search/?q=%00", **BROWSER)

    assert response.status_code == 200


@pytest.mark.parametrize("text", ['{"query": {"match_all": {}}}', "title:вода^9 OR *:*"])
def test_bad_104_language_of_an_engine_is_read_as_words(client, water, text):
    found = ask(client, q=text).context["found"]

    assert found.total <= 2


def test_bad_108_markup_in_a_question_is_shown_as_text(client, water):
    page = ask(client, q="<script>alert(1)</script> вода").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_bad_157_letters_in_pieces_find_the_same(client, form):
    searchable_page("Ремонт скважины: новый водоём")

    assert ask(client, q=unicodedata.normalize(form, "новый водоём")).context["found"].total == 1


@pytest.mark.parametrize("page", ["0", "-5", "x", "1e9", "9" * 300, "٣"])
def test_bad_page_numbers_get_a_page(client, water, page):
    assert ask(client, q="вода", page=page).status_code == 200


def reads_of(client):
    """What one page of results reads; counting the question comes after the answer."""
    with CaptureQueriesContext(connection) as captured:
        ask(client, q="вода")
    return [one["sql"] for one in captured if one["sql"].startswith(("SELECT", "WITH"))]


def test_statements_do_not_grow_with_the_results_and_stay_few(client, water):
    ask(client, q="вода")
    two = reads_of(client)
    for number in range(8):
        searchable_page(f"Вода {number}")
    ask(client, q="вода")

    ten = reads_of(client)

    assert len(ask(client, q="вода").context["found"].rows) == 10
    assert len(ten) == len(two) <= 15
