"""Addresses of the former portal."""

import pytest

from tests.factories import magazine

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """The article 2452 of the former portal in both languages."""
    issues = magazine.issue_pair()
    ru, ky = magazine.article_pair(issues)
    type(ru).objects.filter(pk=ru.pk).update(legacy_id=2452)
    return ru, ky


def asked(client, language, number="2452"):
    response = client.get(f"/{language}/article/full/{number}.html")
    return response.status_code, response.get("Location")


def test_an_old_address_leads_to_the_article_in_its_language_for_good(client, pair):
    ru, ky = pair

    assert asked(client, "ru") == (301, ru.address)
    assert asked(client, "ky") == (301, ky.address)


def test_a_language_without_the_article_leads_to_the_one_there_is(client, pair):
    ru, ky = pair
    ky.unpublish()

    assert asked(client, "ky") == (301, ru.address)
    assert asked(client, "en") == (301, ru.address)


@pytest.mark.parametrize("number", ["2453", "0", "999999999", "9999999999999999999999"])
def test_bad_number_of_the_former_portal_is_not_found(client, pair, number):
    assert asked(client, "ru", number) == (404, None)


def test_an_article_that_is_not_public_is_not_told_of(client, pair):
    for page in pair:
        page.unpublish()

    assert asked(client, "ru") == (404, None)
