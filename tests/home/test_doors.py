"""The door, machines' questions, and addresses without a language."""

import pytest
from django.test import Client

from tests.factories.home import home_page
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("ky", "/ky/"),
        ("en-GB,en;q=0.8", "/en/"),
        ("de,ky;q=0.7,ru;q=0.5", "/ky/"),
        ("zz", "/ru/"),
        ("*;q=broken,,;", "/ru/"),
        ("", "/ru/"),
    ],
)
def test_door_leads_to_the_browsers_language(client, header, address):
    response = client.get("/", headers={"accept-language": header})

    assert (response.status_code, response["Location"]) == (302, address)
    assert response["Vary"] == "Accept-Language, Cookie"


def test_switching_the_language_is_remembered_and_reading_is_not(client):
    client.get("/ky/about/")
    assert "portal_language" not in client.cookies

    client.get("/ky/about/", headers={"referer": "http://testserver/ru/about/"})

    assert client.cookies["portal_language"].value == "ky"
    assert client.get("/", headers={"accept-language": "en"})["Location"] == "/ky/"


def test_foreign_page_switches_nothing(client):
    client.get("/ky/about/", headers={"referer": "http://elsewhere.example/ru/"})

    assert "portal_language" not in client.cookies


def test_kyrgyz_address_is_kyrgyz_whatever_the_browser_wants(client):
    response = client.get("/ky/", headers={"accept-language": "ru"})

    assert response["Content-Language"] == "ky"
    assert '<html lang="ky">' in response.content.decode()


@pytest.mark.parametrize("path", ["/xx/", "/xx/practices/", "/practices/", "/kyy/", "/ru/nope/"])
def test_unknown_address_is_not_found_in_the_default_language(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert '<html lang="ru">' in response.content.decode()


def test_page_of_an_unpublished_language_is_not_shown_in_another(client):
    home_page("en").unpublish()

    assert client.get("/en/").status_code == 404
    assert client.get("/ru/").status_code == 200


def test_healthz_asks_nobody(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


def test_robots_keep_out_of_private_parts_and_know_the_map(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    for path in ("/admin/", "/ky/my/", "/ru/practices/submit/", "/en/account/"):
        assert f"Disallow: {path}" in lines
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"


def test_unknown_admin_address_asks_to_sign_in_and_then_is_not_found(client, admin_client):
    assert client.get("/admin/nope/")["Location"].startswith("/admin/login/")
    assert admin_client.get("/admin/nope/").status_code == 404


def test_admin_speaks_russian_until_a_person_chooses(admin_client):
    response = admin_client.get("/admin/", headers={"accept-language": "en"})

    assert 'lang="ru"' in response.content.decode()


def test_what_search_engines_must_not_keep_they_do_not_read(client):
    robots = client.get("/robots.txt").content.decode()

    for path in ("/ru/account/", "/ky/my/", "/en/mistake/", "/ru/styleguide/"):
        assert f"Disallow: {path}\n" in robots


def test_post_that_the_proxy_refused_is_answered_in_the_visitors_language(client):
    response = client.get("/too-large/", headers={"accept-language": "ky"})

    assert response.status_code == 413
    assert '<html lang="ky">' in response.content.decode()


def test_signing_out_in_the_admin_is_the_one_sign_out(client):
    client.force_login(UserFactory(is_superuser=True))

    asked = client.get("/admin/logout/")
    answer = client.post("/admin/logout/")

    assert (asked.status_code, asked.url) == (302, "/ru/account/logout/")
    assert (answer.status_code, answer.url) == (302, "/ru/")
    assert answer["Clear-Site-Data"] == '"storage"'
    assert "_auth_user_id" not in client.session


def test_form_that_is_too_large_is_told_so():
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/ru/mistake/", {"text": "я" * 2_000_000})

    assert answer.status_code == 413
    assert "Отправлено слишком много сразу" in answer.content.decode()


def test_no_door_takes_a_password_that_nobody_can_set(client):
    assert client.get("/documents/authenticate_with_password/1/").status_code == 404
    assert client.post(
        "/documents/authenticate_with_password/1/", {"password": ""}
    ).status_code in {
        403,
        404,
    }


@pytest.mark.parametrize(
    "path", ["/ru/practices/", "/ru/practices/feed/", "/ru/practices/compare/"]
)
def test_bad_thousands_of_parameters_are_a_broken_request(client, path):
    response = client.get(f"{path}?{'&'.join(f'p{number}=1' for number in range(2_000))}")

    assert response.status_code == 400
    assert "<h1" in response.content.decode()
