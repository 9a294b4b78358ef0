"""The page of an issue: contents by section, files, neighbours, and what only a PDF has."""

import datetime

import pytest

from magazine.choices import MadeKind, MadeState
from magazine.models import IssueContents, MadeFile
from magazine.selectors.pages.contents import read_contents
from magazine.selectors.pages.issue import read_issue
from tests.factories.magazine import (
    announcement,
    article,
    article_pair,
    issue,
    issue_pair,
    section,
)

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.date(2024, 11, 12)


def titles(groups):
    return [(group.title, [line.title for line in group.lines]) for group in groups]


def test_contents_stand_by_section_in_the_order_of_print():
    magazine = issue(day=LONG_AGO)
    article(magazine, title="Первая")
    announcement(magazine, title="Конкурс")
    article(magazine, title="Закон", section=section("law-news"))
    article(magazine, title="Вторая")

    magazine.refresh_from_db()
    groups = read_contents(magazine)

    assert titles(groups) == [
        ("Юридическая консультация", ["Первая", "Вторая"]),
        (groups[1].title, ["Конкурс"]),
        ("Новости законодательства", ["Закон"]),
    ]


def test_article_without_a_translation_stands_there_in_its_language_and_says_so():
    ru, ky = issue_pair(day=LONG_AGO)
    article_pair((ru, ky), titles=("Обе", "Экөө"))
    article(ky, title="Кыргызча гана")

    ru.refresh_from_db()
    [group] = read_contents(ru)

    assert [(line.title, line.lang) for line in group.lines] == [
        ("Обе", ""),
        ("Кыргызча гана", "ky"),
    ]


def test_files_show_with_their_size_to_everybody(client):
    magazine = issue(day=datetime.date(2026, 10, 12))
    for kind, size in ((MadeKind.ISSUE_PDF, 2_100_000), (MadeKind.ISSUE_EPUB, 600_000)):
        MadeFile.objects.create(
            page_key=magazine.translation_key,
            language="ru",
            kind=kind,
            state=MadeState.READY,
            size=size,
        )

    text = client.get(magazine.url_path).content.decode()

    assert "PDF, 2,1\u00a0МБ" in text
    assert "EPUB, 600\u00a0КБ" in text


def test_issue_names_the_one_before_and_the_next():
    before = issue(day=LONG_AGO, running=131, number=1)
    middle = issue(day=LONG_AGO, running=132, number=2)
    after = issue(day=LONG_AGO, running=133, number=3)
    issue(day=LONG_AGO, running=140, number=9)

    sheet = read_issue(middle)

    assert (sheet.previous, sheet.next) == (before, after)


def test_issue_that_exists_only_as_a_pdf_shows_its_printed_contents():
    magazine = issue(day=LONG_AGO)
    magazine.contents = [
        IssueContents(title="Печатная статья", authors="Редакция", page=4, section=section())
    ]
    magazine.scan_id = 1

    [group] = read_contents(magazine)

    assert [(line.title, line.page, line.url) for line in group.lines] == [
        ("Печатная статья", 4, "")
    ]


def statements_of(client, path, count):
    client.get(path)  # vocabularies are remembered from the second page on
    with count() as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("number", [1, 6])
def test_issue_takes_at_most_twenty_statements_whatever_its_length(
    client, number, django_assert_max_num_queries
):
    both = issue_pair(day=LONG_AGO)
    for _place in range(number):
        article_pair(both, notes=("Сноска",))
        announcement(both[0])

    with django_assert_max_num_queries(22):  # nothing is remembered inside a test: two more
        client.get(both[0].url_path)
