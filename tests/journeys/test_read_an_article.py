"""Read an article: a stranger meets the wall, and finds an open one to keep for later."""

import datetime

import pytest
from django.utils import timezone

from tests.factories.magazine import article, issue, issue_pair
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

TAIL = "Хвост статьи за стеной."


def test_reader_goes_from_the_magazine_to_an_article_and_keeps_it(client):
    paid_issue, _ky = issue_pair(day=timezone.localdate(), number=10, running=180)
    open_issue = issue(day=datetime.date(2024, 11, 12), number=10, running=156)
    body = [{"type": "text", "value": f"<p>{'Начало. ' * 200}</p><p>{TAIL}</p>"}]
    paid = article(paid_issue, title="Платная статья", body=body)
    free = article(open_issue, title="Открытая статья", body=body)

    front = client.get("/ru/magazine/").content.decode()
    year = client.get("/ru/magazine/2024/").content.decode()
    wall = client.get(paid.url_path)
    text = client.get(free.url_path).content.decode()

    assert f'href="{paid.url_path}"' in front
    assert f'href="{open_issue.url_path}"' in year
    assert wall.status_code == 200
    assert TAIL not in wall.content.decode()
    assert TAIL in text

    client.force_login(UserFactory())
    kept = client.post(
        f"/ru/magazine/articles/{free.translation_key}/keep/", follow=True
    ).content.decode()
    listed = client.get("/ru/my/reading/").content.decode()

    assert 'name="drop" value="1"' in kept
    assert "Открытая статья" in listed
