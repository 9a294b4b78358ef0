"""Broken input is refused politely, never with a crash."""

import uuid

import pytest
from django.utils import translation

from people.models import User
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


@pytest.mark.parametrize(
    "path", ["/ru/", "/ru/mistake/", "/ru/practices/", "/admin/", "/robots.txt"]
)
@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "X" * 50])
def test_bad_152_method_nobody_uses_reaches_no_view(client, path, method):
    answer = client.generic(method, path)

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"


@pytest.mark.parametrize("header", ["x-http-method-override", "x-http-method", "x-method-override"])
def test_bad_152_method_in_a_header_or_field_is_ignored(client, header):
    before = User.objects.count()

    looked = client.get("/ru/account/signup/", headers={header: "POST"})
    posted = client.post("/ru/mistake/", {"_method": "DELETE"}, headers={header: "DELETE"})

    assert (looked.status_code, posted.status_code) == (200, 200)
    assert User.objects.count() == before


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/ru/practices/submit/{}/share/", "Этот адрес открывается иначе"),
        ("/en/practices/submit/{}/share/", "This address opens in another way"),
    ],
)
def test_refused_method_is_answered_in_words(client, path, words):
    # The language of the request before stays in the thread of a server.
    translation.activate("ky")

    answer = client.get(path.format(uuid.uuid4()))

    assert (answer.status_code, words in answer.content.decode()) == (405, True)


def test_broken_input_is_answered_in_the_language_of_the_address(client):
    translation.activate("ky")

    answers = [client.get(path).content.decode() for path in ("/en/?x=%00", "/nowhere/?x=%00")]

    assert ["The request could not be read" in answers[0], 'lang="ru"' in answers[1]] == [True] * 2
