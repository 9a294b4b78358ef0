"""The reading list: found again in whatever language, seen by its owner only."""

import datetime
import uuid

import pytest

from magazine.models import ReadingMark
from magazine.services import reading_list
from people.registry import erasers, exporters
from tests.factories.magazine import article, article_pair, issue, issue_pair
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.date(2024, 11, 12)


def keep_url(page, language="ru"):
    return f"/{language}/magazine/articles/{page.translation_key}/keep/"


def test_article_kept_in_russian_is_found_on_the_kyrgyz_list(client):
    ru, ky = article_pair(issue_pair(day=LONG_AGO))
    client.force_login(UserFactory())

    response = client.post(keep_url(ru))

    assert response.url == ru.url_path
    assert f'href="{ky.url_path}"' in client.get("/ky/my/reading/").content.decode()


def test_article_is_taken_off_the_list(client):
    page = article(issue(day=LONG_AGO))
    person = UserFactory()
    client.force_login(person)
    client.post(keep_url(page))

    response = client.post(keep_url(page), {"drop": "list"})

    assert response.url == "/ru/my/reading/"
    assert not ReadingMark.objects.filter(person=person).exists()


def test_of_an_article_that_left_the_portal_only_that_is_told(client):
    page = article(issue(day=LONG_AGO), title="Снятая статья")
    client.force_login(UserFactory())
    client.post(keep_url(page))
    page.unpublish()

    text = client.get("/ru/my/reading/").content.decode()

    assert "Снятая статья" not in text
    assert "drop" in text


def test_stranger_is_led_to_the_door(client):
    page = article(issue(day=LONG_AGO))

    answers = [client.post(keep_url(page)), client.get("/ru/my/reading/")]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert not ReadingMark.objects.exists()


def test_list_has_an_end(client, monkeypatch):
    monkeypatch.setattr(reading_list, "MOST_MARKS", 0)
    page = article(issue(day=LONG_AGO))

    with pytest.raises(reading_list.MarkRefused):
        reading_list.mark_article(person=UserFactory(), article=page)


def test_list_is_exported_and_erased_with_the_account():
    person, key = UserFactory(), uuid.uuid4()
    mark = ReadingMark.objects.create(person=person, article_key=key)

    exported = exporters["reading_list"](person=person)
    erasers["reading_list"](person=person)

    assert exported == [{"article": str(key), "marked_at": mark.marked_at.isoformat()}]
    assert not ReadingMark.objects.filter(person=person).exists()


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_statements_however_long(client, number, django_assert_max_num_queries):
    person = UserFactory()
    magazine = issue(day=LONG_AGO)
    for _place in range(number):
        reading_list.mark_article(person=person, article=article(magazine))
    client.force_login(person)

    with django_assert_max_num_queries(14):
        client.get("/ru/my/reading/")
