"""Questions are counted by day; persons, floods and old days are not in the table."""

import datetime

import pytest

from search.choices import LOG_AGE
from search.engine.log_words import is_robot
from search.models import SearchLog
from search.services.record_search import forget_searches, record_click, record_search

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 3, 4)


def rows():
    names = ("day", "language", "query", "count", "results", "click_positions")
    return list(SearchLog.objects.order_by("pk").values_list(*names))


def ask(text, language="ru", results=3, today=TODAY):
    return record_search(text=text, language=language, results=results, today=today)


def test_equal_questions_of_a_day_are_one_row_with_what_was_found_last():
    ask("Вода", results=5)
    ask("  вода ", results=0)
    ask("вода", language="ky")

    assert rows() == [(TODAY, "ru", "вода", 2, 0, {}), (TODAY, "ky", "вода", 1, 3, {})]


def test_bad_107_row_knows_no_person_address_or_session():
    columns = {field.name for field in SearchLog._meta.get_fields()}

    assert columns == {"id", "day", "language", "query", "count", "results", "click_positions"}


@pytest.mark.parametrize(
    "text",
    [
        "0555 12-34-56",
        "+996 (700) 123 456",
        "позвоните 996555123456",
        "20101199012345",
        "2 0101 1990 12345",
        "aigul@example.kg",
        "код 123456",
        "я" * 121,
        "",
        "?!",
        "\ud800",
    ],
)
def test_bad_107_what_may_be_a_person_or_no_question_is_not_kept(text):
    assert ask(text) is None
    assert rows() == []


@pytest.mark.parametrize("text", ["программа 2013-2017", "закон 101-нс", "37 000 сом", "№ 254"])
def test_numbers_of_laws_sums_and_years_are_kept(text):
    ask(text)

    assert [row[2] for row in rows()] == [text]


def test_flood_of_new_questions_ends_but_known_ones_are_still_counted(monkeypatch):
    monkeypatch.setattr("search.services.record_search.MOST_LOGGED_A_DAY", 2)
    for text in ("вода", "дорога", "школа", "вода"):
        ask(text)

    assert [(row[2], row[3]) for row in rows()] == [("вода", 2), ("дорога", 1)]


def test_opened_results_are_counted_by_their_place():
    ask("вода")

    for place in (1, 3, 1):
        record_click(text="Вода", language="ru", place=place, today=TODAY)

    assert rows() == [(TODAY, "ru", "вода", 1, 3, {"1": 2, "3": 1})]


@pytest.mark.parametrize("place", [0, -1, 501])
def test_place_that_no_page_has_is_not_counted(place):
    ask("вода")

    assert record_click(text="вода", language="ru", place=place, today=TODAY) is None
    assert rows()[0][5] == {}


def test_opened_result_of_a_question_that_was_not_counted_makes_no_row():
    assert record_click(text="вода", language="ru", place=1, today=TODAY) is None
    assert rows() == []


def test_days_of_more_than_a_year_ago_are_forgotten():
    ask("вода", today=TODAY - LOG_AGE - datetime.timedelta(days=1))
    ask("дорога", today=TODAY - LOG_AGE)

    assert forget_searches(today=TODAY) == 1
    assert [row[2] for row in rows()] == ["дорога"]


@pytest.mark.parametrize(
    "agent", ["", "Googlebot/2.1", "curl/8.0", "python-requests/2", "YandexBot"]
)
def test_programs_are_told_from_browsers(agent):
    assert is_robot(agent)


def test_browser_is_no_program():
    assert not is_robot("Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile")
