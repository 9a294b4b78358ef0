"""The page of an article: its text for readers, the open part and the ways in for others."""

import datetime
import re

import pytest
from django.utils import timezone

from tests.factories.magazine import article, article_pair, issue, issue_pair

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.date(2024, 11, 12)
SECRET = "Тайная глава о канале."


def today():
    return timezone.localdate()


def test_open_article_is_read_by_anybody(client):
    page = article(issue(day=LONG_AGO), notes=("Отчёт за 2021 год.",))

    response = client.get(page.url_path)

    assert response.status_code == 200
    text = response.content.decode()
    assert "Айылный кенеш утвердил бюджет" in text
    assert 'id="ref-1" href="#note-1"' in text
    assert 'href="#ref-1"' in text


def test_paid_article_answers_with_its_open_part_and_the_ways_in(client):
    body = [
        {"type": "text", "value": f"<p>{'Первое предложение статьи. ' * 40}</p>"},
        {"type": "text", "value": f"<p>{SECRET}[^1]</p>"},
    ]
    page = article(issue(day=today()), body=body, notes=("Тайная сноска.",))

    response = client.get(page.url_path)

    text = response.content.decode()
    assert response.status_code == 200
    assert "Первое предложение статьи." in text
    assert SECRET not in text
    assert "Тайная сноска" not in text
    assert f"next={page.url_path}" in text


def test_article_of_an_issue_that_is_not_out_is_nowhere(client):
    page = article(issue(day=LONG_AGO, live=False), live=True)

    assert client.get(page.url_path).status_code == 404


def test_headings_have_the_same_anchors_in_both_languages(client):
    both = issue_pair(day=LONG_AGO)
    body = [{"type": "text", "value": "<h2>Один</h2><p>Текст.</p><h2>Два</h2><p>Ещё.</p>"}]
    ru, ky = article_pair(both, body=body)

    anchors = [
        re.findall(r'id="(s-\d)"', client.get(page.url_path).content.decode()) for page in (ru, ky)
    ]

    assert anchors == [["s-1", "s-2"], ["s-1", "s-2"]]


def test_article_names_the_ones_before_and_after_it(client):
    magazine = issue(day=LONG_AGO)
    first, middle, last = (article(magazine, title=f"Статья {n}") for n in "абв")

    text = client.get(middle.url_path).content.decode()

    assert f'rel="prev" href="{first.url_path}"' in text
    assert f'rel="next" href="{last.url_path}"' in text
