"""Broken input is refused politely, never with a crash."""

import pytest

from tests.factories.best_practice import published_case
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_broken_referer_is_no_error(client):
    assert client.get("/ru/", headers={"referer": "http://[bad"}).status_code == 200


@pytest.mark.parametrize("name", ["portal_session", "portal_language"])
def test_nul_in_a_cookie_is_refused(client, name):
    answer = client.get("/ru/", headers={"cookie": f'{name}="\\000aaaaaaaaaaaa"'})

    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("charset", "status"), [("utf-7", 400), ("utf-16", 400), ("utf-8", 200), ("UTF8", 200)]
)
def test_form_in_another_charset_is_refused(client, charset, status):
    body = b'--b\r\nContent-Disposition: form-data; name="login"\r\n\r\n+2AA-\r\n--b--\r\n'

    answer = client.generic(
        "POST", "/ru/account/login/", body, f"multipart/form-data; boundary=b; charset={charset}"
    )

    assert answer.status_code == status


@pytest.mark.parametrize(
    "path", ["/ru/", "/ru/practices/submit/", "/ru/my/letters/", "/ru/nowhere/"]
)
def test_page_of_a_signed_in_visitor_is_kept_by_no_cache(client, path):
    client.force_login(UserFactory())

    assert "no-store" in client.get(path)["Cache-Control"]


def test_page_of_anybody_stays_as_it_was(client):
    answer = client.get("/ru/")

    assert (answer.status_code, "Cache-Control" in answer.headers) == (200, False)


def test_card_for_messengers_carries_no_cookie_into_shared_caches(client):
    card = f"/ky/practices/n/{published_case().number}/card.png"

    answer = client.get(card, headers={"referer": "http://testserver/ru/"})

    assert (answer.status_code, answer.cookies.output()) == (200, "")
    assert answer["Cache-Control"].startswith("public")
