"""Broken input is refused politely, never with a crash."""

import pytest

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
