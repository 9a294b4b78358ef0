"""What is offered while somebody types: public titles and words that others used; nothing else."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from search import access
from search.engine.pace import Pace
from search.models import GlossaryEntry, SearchLog
from tests.factories.search_page import searchable_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_glossary(db):
    """The glossary that ships would be offered beside what a test writes."""
    GlossaryEntry.objects.all().delete()


def offered(client, typed, language="ru"):
    answer = client.get(f"/{language}/search/suggest/", {"q": typed})
    assert answer.status_code == 200
    assert len(answer.content) <= 10_000
    return answer.json()["suggestions"]


def texts(client, typed, language="ru"):
    return [one["text"] for one in offered(client, typed, language)]


def asked(text, days, *, results=3, language="ru"):
    """A question that was asked on so many of the last days."""
    today = timezone.localdate()
    for number in range(days):
        day = today - datetime.timedelta(days=number)
        SearchLog.objects.create(day=day, language=language, query=text, count=1, results=results)


def test_titles_are_completed_by_the_beginnings_of_their_words(client):
    page = searchable_page("Жергиликтүү демилге")
    searchable_page("Таза суу")

    assert offered(client, "жергил дем") == [
        {"text": "Жергиликтүү демилге", "url": page.url_path, "label": "Страница"}
    ]
    assert texts(client, "жергиликтуу") == ["Жергиликтүү демилге"]


def test_title_of_another_language_is_named(client):
    searchable_page("Таза суу", language="ky")

    assert [one.get("lang", "") for one in offered(client, "таза")] == ["ky"]
    assert [one.get("lang", "") for one in offered(client, "таза", "ky")] == [""]


def test_what_was_withdrawn_or_closed_is_offered_no_more(client):
    gone, closed = searchable_page("Тайна ушедшая"), searchable_page("Тайна закрытая")
    gone.unpublish()
    PageViewRestriction.objects.create(page=closed, restriction_type="login")

    assert offered(client, "тайна") == []


def test_question_that_found_something_on_three_days_is_offered(client):
    searchable_page("Вода и бюджет")
    asked("вода", 3)
    asked("водный бюджет", 2)

    assert texts(client, "вод") == ["вода", "Вода и бюджет"]


def test_question_that_found_nothing_or_has_words_of_no_public_text_is_not_offered(client):
    searchable_page("Вода")
    asked("вода питьевая", 5)
    asked("водаа", 5, results=0)

    assert texts(client, "вод") == ["Вода"]


def test_words_of_the_glossary_are_offered_as_far_as_texts_have_them(client):
    searchable_page("Местное самоуправление")
    GlossaryEntry.objects.create(equivalents=["местное самоуправление", "местная тайна"])

    assert texts(client, "мест") == ["местное самоуправление", "Местное самоуправление"]


@pytest.mark.parametrize(
    "typed",
    ["", "в", "?", "\x00", "%", "_", "'\"", "\u202e", "а" * 5_000, "вода " * 5_000, "*", "<b>"],
)
def test_bad_typing_gets_an_empty_answer(client, typed):
    searchable_page("Вода")

    assert offered(client, typed) in ([], offered(client, "вода"))


def test_statements_are_few_and_do_not_grow(client):
    searchable_page("Вода 0")
    offered(client, "вода")
    with CaptureQueriesContext(connection) as one:
        offered(client, "вода")
    for number in range(1, 4):
        searchable_page(f"Вода {number}")

    with CaptureQueriesContext(connection) as four:
        found = offered(client, "вода")

    assert len(found) == 4
    assert len(four) == len(one) <= 6


def test_whoever_types_faster_than_people_gets_nothing(client, monkeypatch):
    searchable_page("Вода")
    monkeypatch.setattr(access, "_suggestions", Pace(1, 60))

    assert [len(offered(client, "вода")) for _ in range(2)] == [1, 0]
