"""The map for search engines: everything public once, nothing else, in few statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home.selectors import sitemap
from tests.factories.home import standard_page
from tests.factories.sections import section

pytestmark = pytest.mark.django_db


def map_of(client, part="ru-1"):
    return client.get(f"/sitemap-{part}.xml").content.decode()


def test_index_lists_files_of_every_language(client):
    body = client.get("/sitemap.xml").content.decode()

    for name in ("ru-0", "ru-1", "ky-0", "ky-1", "en-0", "en-1"):
        assert f"<loc>http://testserver/sitemap-{name}.xml</loc>" in body


def test_page_stands_with_its_translations(client):
    page = standard_page("Дороги")
    other = standard_page("Жолдор", language="ky", of=page)

    body = map_of(client)

    assert f"<loc>http://testserver{page.url_path}</loc>" in body
    assert f'hreflang="ky" href="http://testserver{other.url_path}"' in body


def test_drafts_private_and_foreign_pages_are_not_listed(client):
    draft = standard_page("Черновик", live=False)
    private = standard_page("Закрытая")
    below = standard_page("Под закрытой", parent=private)
    kyrgyz = standard_page("Кыргызча", language="ky")
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    body = map_of(client)

    for page in (draft, private, below, kyrgyz):
        assert f"<loc>http://testserver{page.url_path}</loc>" not in body


def test_municipalities_are_listed(client):
    assert "<loc>http://testserver/ky/municipalities/example-1/</loc>" in map_of(client, "ky-0")


def test_number_of_statements_is_the_same_for_fifty_pages_and_five_hundred(client):
    section(50)
    few = [statements(client, path) for path in ("/sitemap.xml", "/sitemap-ru-1.xml")]
    section(450, language="ky")
    section(450)

    many = [statements(client, path) for path in ("/sitemap.xml", "/sitemap-ru-1.xml")]

    assert few == many
    assert max(many) <= 5


def statements(client, path):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_large_site_is_parted_and_every_page_stands_once(client):
    section(2_100)
    parts = [map_of(client, f"ru-{number}") for number in (1, 2, 3)]

    addresses = [line for part in parts for line in part.split("<loc>")[1:]]
    assert [part.count("<url>") for part in parts][:2] == [1_000, 1_000]
    assert len(addresses) == len(set(addresses)) == public_pages_in("ru")
    assert client.get("/sitemap-ru-4.xml").status_code == 404


def public_pages_in(language):
    return sitemap.public_pages().filter(locale__language_code=language).count()


@pytest.mark.django_db(transaction=True)
def test_map_is_made_once_until_something_is_published(client, django_assert_num_queries):
    map_of(client)
    with django_assert_num_queries(0):
        map_of(client)
    page = standard_page("Новая страница")

    assert f"<loc>http://testserver{page.url_path}</loc>" in map_of(client)


def test_long_map_is_parted(client, monkeypatch):
    monkeypatch.setattr(sitemap, "PART_SIZE", 5)

    first, second = map_of(client, "ru-1"), map_of(client, "ru-2")

    assert (first.count("<url>"), second.count("<url>")) == (5, 5)
    assert client.get("/sitemap-ru-99.xml").status_code == 404
    assert client.get("/sitemap-xx-1.xml").status_code == 404
