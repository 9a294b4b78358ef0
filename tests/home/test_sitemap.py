"""The map for search engines: everything public once, nothing else, in few statements."""

import pytest
from wagtail.models import PageViewRestriction

from home.selectors import sitemap
from tests.factories.home import news_page, standard_page

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


def test_number_of_statements_does_not_grow(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/sitemap-ru-1.xml")
    for day in range(1, 4):
        news_page(f"Новость {day}", day=day)

    with django_assert_num_queries(2):
        client.get("/sitemap-ru-1.xml")


def test_long_map_is_parted(client, monkeypatch):
    monkeypatch.setattr(sitemap, "PART_SIZE", 5)

    first, second = map_of(client, "ru-1"), map_of(client, "ru-2")

    assert (first.count("<url>"), second.count("<url>")) == (5, 5)
    assert client.get("/sitemap-ru-99.xml").status_code == 404
    assert client.get("/sitemap-xx-1.xml").status_code == 404
