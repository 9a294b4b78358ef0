"""Reads of articles: counted by day and language after the answer, kept pages too, nobody named."""

import datetime

import pytest
from django.test import Client

from core.counting import HEADER
from magazine.models import ArticleRead
from magazine.selectors.reads import reads_of
from magazine.services import record_reads
from tests.factories.magazine import article, issue

LONG_AGO = datetime.date(2024, 11, 12)
BROWSER = {"User-Agent": "Mozilla/5.0 (Android 14) Firefox/140.0"}


@pytest.fixture(autouse=True)
def _empty_tally(monkeypatch):
    monkeypatch.setattr(record_reads, "tally", record_reads.Tally())


def total():
    record_reads.write_waiting_reads()
    return sum(ArticleRead.objects.values_list("reads", flat=True))


@pytest.mark.django_db
def test_opening_an_article_is_counted_in_its_language(client):
    page = article(issue(day=LONG_AGO))

    response = client.get(page.url_path, headers=BROWSER)

    assert reads_of([page.translation_key]) == {page.translation_key: {"ru": 1}}
    assert HEADER not in response.headers


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Googlebot/2.1 (+http://www.google.com/bot.html)"},
        {},
        {**BROWSER, "Sec-Purpose": "prefetch"},
    ],
)
def test_robots_and_pages_fetched_ahead_are_not_counted(client, headers):
    page = article(issue(day=LONG_AGO))

    client.get(page.url_path, headers=headers)

    assert total() == 0


@pytest.mark.django_db
def test_open_part_of_a_paid_article_is_no_read(client):
    page = article(issue(day=datetime.date(2026, 10, 12)))

    client.get(page.url_path, headers=BROWSER)

    assert total() == 0


@pytest.mark.django_db(transaction=True)
def test_page_that_was_kept_is_counted_each_time():
    page = article(issue(day=LONG_AGO))
    visitor = Client(headers=BROWSER)

    for _time in range(3):
        response = visitor.get(page.url_path)

    assert HEADER not in response.headers
    assert total() == 3


def test_first_read_after_a_quiet_time_is_written_at_once_the_next_ones_together():
    tally, key = record_reads.Tally(), ("a", "ru", LONG_AGO)

    written = [tally.add(key, now) for now in (100.0, 101.0, 102.0, 131.0)]

    assert written == [{key: 1}, {}, {}, {key: 3}]


def test_full_tally_is_written_without_waiting():
    tally, key = record_reads.Tally(), ("a", "ru", LONG_AGO)
    tally.add(key, 100.0)

    written = [tally.add(key, 100.5) for _time in range(record_reads.MOST_TOGETHER)]

    assert written[-1] == {key: record_reads.MOST_TOGETHER}
    assert not any(written[:-1])


@pytest.mark.django_db
def test_reads_of_a_day_add_up():
    page = article(issue(day=LONG_AGO))
    key = (page.translation_key, "ky", LONG_AGO)

    record_reads.record_reads(reads={key: 2})
    record_reads.record_reads(reads={key: 3})

    assert list(ArticleRead.objects.values_list("language", "day", "reads")) == [
        ("ky", LONG_AGO, 5)
    ]
