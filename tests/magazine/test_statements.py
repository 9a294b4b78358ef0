"""Pages of the magazine ask as often for many things as for few: nothing is read row by row."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from magazine.services.reading_list import mark_article
from tests.factories.magazine import announcement, article, author, issue, section
from tests.factories.people import UserFactory
from tests.search.leaks.magazine import LONG_AGO, this_month
from tests.support.search import index_now

pytestmark = pytest.mark.django_db


def published(*pages):
    for page in pages:
        page.save_revision().publish()


def statements(address, client=None, **query):
    """Statements of a page that nobody has kept; what processes remember is known by then."""
    client = client or Client()
    for turn in range(2):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address, {**query, "cold": turn}).status_code == 200
    return len(captured)


def grown(whole, count, **fields):
    """So many articles and one announcement more in an issue."""
    pages = [article(whole, notes=["Сноска."], **fields) for _ in range(count)]
    published(*pages, announcement(whole))
    return pages


def test_issue_with_five_and_with_twenty_five_items():
    whole = issue(day=LONG_AGO, about="О воде.")
    whole.figures.create(figure="396", text="муниципалитетов")
    published(whole)
    grown(whole, 4)
    few = statements(whole.url_path)
    grown(whole, 19)

    many = statements(whole.url_path)

    assert many == few
    assert many <= 20


@pytest.mark.django_db(transaction=True)  # within a transaction processes remember nothing
@pytest.mark.parametrize("day", [LONG_AGO, this_month()], ids=["open", "paid"])
def test_article_in_a_short_and_in_a_long_issue(day):
    whole = issue(day=day)
    published(whole)
    page, *_others = grown(whole, 2)
    few = statements(page.url_path)
    grown(whole, 20, by=[author(), author()])

    many = statements(page.url_path)

    assert many == few
    assert many <= 12


@pytest.mark.parametrize("name", ["sections/research", "authors/the-office"])
def test_section_and_author_with_three_and_with_twenty_articles(name):
    office = author(code="the-office")
    fields = {"section": section("research"), "by": [office]}
    whole = issue(day=LONG_AGO)
    published(whole)
    grown(whole, 3, **fields)
    few = statements(f"/ru/magazine/{name}/")
    for _ in range(4):
        more = issue(day=LONG_AGO)
        published(more)
        grown(more, 4, **fields)

    assert statements(f"/ru/magazine/{name}/") == few


def test_archive_with_three_and_with_thirty_issues():
    published(*(issue(day=LONG_AGO.replace(year=year)) for year in (2018, 2019, 2020)))
    few = statements("/ru/magazine/")
    published(*(issue(day=LONG_AGO.replace(year=2010 + number % 9)) for number in range(27)))

    many = statements("/ru/magazine/")

    assert many == few
    assert many <= 20


def test_results_of_a_search_with_one_and_with_ten_articles():
    whole = issue(day=LONG_AGO)
    published(whole, article(whole, title="Зюмбулакшыр первый"))
    index_now()
    few = statements("/ru/search/", q="зюмбулакшыр")
    published(*(article(whole, title=f"Зюмбулакшыр {number}") for number in range(9)))
    index_now()

    many = statements("/ru/search/", q="зюмбулакшыр")

    assert many == few
    assert many <= 15


def test_my_reading_list_with_one_and_with_ten_articles():
    reader, client = UserFactory(), Client()
    client.force_login(reader)
    whole = issue(day=LONG_AGO)
    published(whole)
    seen = []
    for count in (1, 9):
        for page in grown(whole, count):
            mark_article(person=reader, article=page)
        seen.append(statements("/ru/my/reading/", client))

    assert seen[0] == seen[1]


def test_feeds_with_three_and_with_fifteen_articles():
    whole = issue(day=LONG_AGO)
    published(whole)
    grown(whole, 3)
    address = f"/ru/magazine/issues/{whole.translation_key}/feed/"
    few = statements(address), statements("/ru/magazine/feed/")
    grown(whole, 12)

    assert (statements(address), statements("/ru/magazine/feed/")) == few
