"""Lists of the magazine: index, years, sections, authors, feeds; each article once."""

import datetime

import pytest
from django.utils import timezone

from tests.factories.magazine import (
    article,
    article_pair,
    author,
    issue,
    issue_pair,
    magazine_index,
    section,
)

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.date(2024, 11, 12)
TAIL = "Хвост статьи за стеной."


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_front_shows_the_newest_issue_and_leads_to_older_years(client):
    issue(day=LONG_AGO, running=132, number=9)
    newest = issue(day=datetime.date(2026, 2, 6), running=171, number=1)
    article(newest, title="Свежая статья")

    text = text_of(client, "/ru/magazine/")

    assert "Свежая статья" in text
    assert f'href="{newest.url_path}"' in text
    assert 'href="/ru/magazine/2024/"' in text


def test_year_shows_issues_of_the_other_language_marked(client):
    issue(day=LONG_AGO, running=132, number=9)
    only_ky = issue(day=LONG_AGO, running=133, number=10, language="ky")

    text = text_of(client, "/ru/magazine/2024/")

    assert f'href="{only_ky.url_path}" hreflang="ky"' in text


def test_article_of_two_languages_stands_once_in_its_section(client):
    article_pair(issue_pair(day=LONG_AGO), titles=("Русская", "Кыргызча"))

    text = text_of(client, "/ru/magazine/sections/legal-advice/")

    assert "Русская" in text
    assert "Кыргызча</a></h2>" not in text


def test_author_page_lists_what_is_public(client):
    writer = author(code="office")
    article(issue(day=LONG_AGO), title="Вышла", by=[writer])
    article(issue(day=LONG_AGO, live=False), title="Не вышла", by=[writer], live=False)

    text = text_of(client, "/ru/magazine/authors/office/")

    assert "Вышла" in text
    assert "Не вышла" not in text


@pytest.mark.parametrize("path", ["authors/nobody/", "sections/nothing/", "sections/nothing/feed/"])
def test_wrong_names_are_nowhere(client, path):
    assert client.get(f"/ru/magazine/{path}").status_code == 404


def test_author_without_a_public_article_is_nowhere(client):
    author(code="silent")

    assert client.get("/ru/magazine/authors/silent/").status_code == 404


def test_bad_101_page_that_is_no_number_is_the_first_one(client):
    article(issue(day=LONG_AGO), title="Первая")

    assert "Первая" in text_of(client, "/ru/magazine/sections/legal-advice/?page=abc")


def feeds_of(page):
    return [
        "/ru/magazine/feed/",
        "/ru/magazine/sections/legal-advice/feed/",
        f"/ru/magazine/issues/{page.issue().translation_key}/feed/",
    ]


def test_feeds_carry_the_whole_of_open_articles_and_the_open_part_of_paid_ones(client):
    body = [{"type": "text", "value": f"<p>{'Начало статьи видно всем. ' * 40}</p><p>{TAIL}</p>"}]
    is_open = article(issue(day=LONG_AGO), body=body)
    paid = article(issue(day=timezone.localdate()), body=body)

    of_open = text_of(client, feeds_of(is_open)[2])
    of_paid = [text_of(client, path) for path in feeds_of(paid)[2:]]

    assert TAIL in of_open
    assert "Начало статьи видно всем." in of_paid[0]
    assert TAIL not in of_paid[0]


def test_feed_of_the_magazine_has_every_kind_of_list(client):
    page = article(issue(day=LONG_AGO), title="Статья в ленте")

    for path in feeds_of(page):
        assert "Статья в ленте" in text_of(client, path)


def test_citations_are_files(client):
    writer = author()
    page = article(issue(day=LONG_AGO, number=10, running=156), by=[writer], title="Канал")
    base = f"/ru/magazine/articles/{page.translation_key}"

    bib, ris = (client.get(f"{base}/cite.{form}") for form in ("bib", "ris"))

    assert bib.content.decode().startswith("@article{municipalitet-10-156-")
    assert "number = {10 (156)}" in bib.content.decode()
    assert ris.content.decode().startswith("TY  - JOUR\r\nAU  - ")


def test_share_cards_are_pictures_and_know_when_they_are_unchanged(client):
    page = article(issue(day=LONG_AGO))
    path = f"/ru/magazine/articles/{page.translation_key}/card.png"

    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})

    assert first["Content-Type"] == "image/png"
    assert again.status_code == 304


@pytest.mark.parametrize("number", [1, 4])
@pytest.mark.parametrize(
    "path", ["", "2024/", "sections/legal-advice/", "authors/office/", "feed/"]
)
def test_lists_take_the_same_statements_however_long(
    client, path, number, django_assert_max_num_queries
):
    writer = author(code="office")
    magazine_index()
    for place in range(number):
        article(issue(day=LONG_AGO, running=140 + place, number=place + 1), by=[writer])

    with django_assert_max_num_queries(20):
        client.get(f"/ru/magazine/{path}")


def test_section_is_counted_whatever_the_language_of_the_page(client):
    article(issue(day=LONG_AGO), section=section("questions"))

    assert 'hreflang="ru"' in text_of(client, "/ky/magazine/sections/questions/")
