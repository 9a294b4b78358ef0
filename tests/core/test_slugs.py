"""One rule makes readable addresses on the server, in the editor's browser and for tags."""

import pytest

from core.slugs import portal_slugify, slug_formatters
from tests.factories.home import home_page


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Өнөктүк жана үлгү", "onoktuk-zhana-ulgu"),
        ("Ңаап щётка", "naap-shchetka"),
        ("Суу — 2021!", "suu-2021"),
        ("«Папа, мама и я»", "papa-mama-i-ya"),
        ("!?", ""),
    ],
)
def test_slug_is_readable(title, slug):
    assert portal_slugify(title) == slug


def test_browser_replaces_every_letter_as_the_server_does():
    formatters = dict(slug_formatters())

    for letter, latin in formatters.items():
        assert portal_slugify(f"a{letter}b") == f"a{latin}b".lower()


def test_field_of_the_address_in_the_admin_carries_the_rule(admin_client):
    body = admin_client.get(
        f"/admin/pages/add/home/standardpage/{home_page().pk}/"
    ).content.decode()

    assert "data-w-slug-formatters-value" in body
    assert "\\u04e9" in body or "ө" in body
