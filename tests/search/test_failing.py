"""The report of searches that fail: what is in it, who sees it, and that it stays one statement."""

import datetime
import re
from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from people.choices import GROUP_EDITORS
from search.models import SearchLog
from search.selectors.failing import failing_questions
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/failing-searches/"


def asked(query, *, count=1, results=0, ago=0, clicks=None, language="ru"):
    return SearchLog.objects.create(
        day=timezone.localdate() - datetime.timedelta(days=ago),
        language=language,
        query=query,
        count=count,
        results=results,
        click_positions=clicks or {},
    )


def failing():
    since = timezone.localdate() - datetime.timedelta(days=90)
    return [(row["query"], row["times"], row["days"]) for row in failing_questions(since=since)]


@pytest.fixture
def editor(client):
    person = UserFactory()
    person.groups.add(Group.objects.get(name=GROUP_EDITORS))
    client.force_login(person)
    return client


def test_questions_that_found_nothing_come_first_by_how_often_they_were_asked():
    asked("жайлоо", count=2)
    asked("аталык", count=1)
    asked("аталык", count=4, ago=1)

    assert failing() == [("аталык", 5, 2), ("жайлоо", 2, 1)]


def test_question_that_found_something_once_or_was_opened_does_not_fail():
    asked("вода", results=0)
    asked("вода", results=3, ago=1)
    asked("дорога", count=9, results=3, clicks={"1": 1})

    assert failing() == []


def test_results_that_nobody_opened_fail_once_many_asked():
    asked("бюджет", count=3, results=40)
    asked("школа", count=2, results=40)

    assert failing() == [("бюджет", 3, 1)]


def test_what_was_asked_long_ago_is_left_out():
    asked("жайлоо", count=9, ago=91)

    assert failing() == []


def test_editors_see_the_report_by_language(editor):
    asked("жайлоо")
    asked("=жайыт", language="ky")

    page = editor.get(REPORT, {"language": "ky"}).content.decode()

    assert "=жайыт" in page
    assert "жайлоо" not in page


def test_report_counts_in_the_words_of_its_readers(editor):
    asked("жайлоо")

    page = editor.get(REPORT).content.decode()

    assert "search log" not in page.lower()


def test_question_does_not_run_in_a_spreadsheet(editor):
    asked("=1+1")

    table = b"".join(editor.get(REPORT, {"export": "csv"}).streaming_content).decode()

    assert "'=1+1" in table


def test_question_goes_from_the_report_into_the_form_of_the_glossary(editor):
    asked("жайлоо")
    link = re.search(r'href="(/admin/glossary/new/[^"]+)"', editor.get(REPORT).content.decode())

    form = editor.get(unescape(link[1])).context["form"]

    assert form["equivalents"].value() == "жайлоо"


def test_others_are_turned_away(client):
    client.force_login(UserFactory())

    assert client.get(REPORT).status_code in (302, 403)


def test_report_is_read_in_as_many_statements_however_long_it_is(editor):
    asked("вопрос 0")
    editor.get(REPORT)
    with CaptureQueriesContext(connection) as one:
        editor.get(REPORT)
    for number in range(1, 4):
        asked(f"вопрос {number}")

    with CaptureQueriesContext(connection) as four:
        editor.get(REPORT)

    assert len(four) == len(one)
