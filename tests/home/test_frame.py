"""What stands around every page: languages, menus, addresses for search engines."""

import re

import pytest
from wagtail.models import PageViewRestriction

from tests.factories.home import news_page, standard_page
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def languages_of(response):
    return {link["code"]: link["url"] for link in response.context["language_links"]}


def test_switch_keeps_page_and_query(client):
    page = standard_page("Дороги")
    other = standard_page("Жолдор", language="ky", of=page)

    links = languages_of(client.get(f"{page.url_path}?page=2&tag=a&tag=б"))

    assert links["ky"] == f"{other.url_path}?page=2&tag=a&tag=%D0%B1"


def test_switch_keeps_a_view_and_its_query(client):
    links = languages_of(client.get("/ru/municipalities/example-1/?x=1"))

    assert links["ky"] == "/ky/municipalities/example-1/?x=1"


def test_missing_translation_leads_to_the_nearest_ancestor_with_a_notice_and_a_way_back(client):
    news = news_page("Только по-русски")

    links = languages_of(client.get(news.url_path))
    response = client.get(links["ky"])

    assert links["ky"] == f"/ky/news/?from=ru-{news.pk}"
    assert response.status_code == 200
    assert response.context["untranslated"]["title"] == "Только по-русски"
    assert f'href="{news.url_path}"' in response.content.decode()


def test_switch_never_leads_to_a_draft(client):
    page = standard_page("Дороги")
    standard_page("Жолдор", language="ky", of=page, live=False)

    links = languages_of(client.get(page.url_path))

    assert links["ky"] == f"/ky/?from=ru-{page.pk}"


def test_page_that_is_not_found_offers_front_pages(client):
    links = languages_of(client.get("/ru/nope/"))

    assert links == {"ru": "/ru/", "ky": "/ky/", "en": "/en/"}


@pytest.mark.parametrize("value", ["ru-999999999", "xx-1", "ru-", "ru-1e9", "ru--1", "ы" * 5000])
def test_nonsense_in_the_parameter_says_nothing(client, value):
    response = client.get("/ky/news/", {"from": value})

    assert response.status_code == 200
    assert not response.context["untranslated"]


def test_notice_names_no_private_page_and_no_draft(client):
    private, draft = news_page("Тайна"), news_page("Черновик", live=False)
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    for page in (private, draft):
        response = client.get("/ky/news/", {"from": f"ru-{page.pk}"})
        assert page.title not in response.content.decode()


def test_search_engines_get_one_address_and_true_translations_only(client):
    page = standard_page("Дороги")
    standard_page("Жолдор", language="ky", of=page)

    body = client.get(f"{page.url_path}?utm=1").content.decode()

    assert f'<link rel="canonical" href="http://testserver{page.url_path}">' in body
    assert re.findall(r'hreflang="([\w-]+)" href="http', body) == ["ru", "ky", "x-default"]


def test_private_parts_are_kept_from_search_engines(client):
    client.force_login(UserFactory())

    body = client.get("/ru/my/").content.decode()

    assert '<meta name="robots" content="noindex">' in body
    assert 'rel="alternate"' not in body


def test_menu_has_only_what_exists_and_marks_where_one_is(client):
    navigation = client.get("/ru/news/").context["navigation"]

    assert [(item["url"], item["current"]) for item in navigation] == [
        ("/ru/practices/", False),
        ("/ru/magazine/", False),
        ("/ru/municipalities/", False),
        ("/ru/news/", True),
        ("/ru/help/", False),
    ]


def test_every_entry_of_menu_and_footer_leads_somewhere(client):
    context = client.get("/ky/").context
    urls = [item["url"] for item in context["navigation"]]
    urls += [link["url"] for column in context["footer_lists"] for link in column["links"]]

    answers = {url: client.get(url).status_code for url in urls}

    assert set(answers.values()) <= {200, 302}
    assert [url for url, code in answers.items() if code == 302] == ["/ky/practices/submit/"]


def test_breadcrumb_goes_through_the_tree(client):
    crumbs = client.get("/ru/help/author/").context["crumbs"]

    assert [(crumb["label"], crumb["url"]) for crumb in crumbs] == [
        ("Главная", "/ru/"),
        ("Помощь", "/ru/help/"),
        ("Автору", ""),
    ]


def test_plain_page_costs_nine_statements_whatever_the_tree(client, django_assert_max_num_queries):
    page = standard_page("Дороги")
    client.get(page.url_path)
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(9) as captured:  # page 2, rights 2, children 2, frame 3
            client.get(page.url_path)
        counts.append(len(captured))
        for number in range(3):
            standard_page(f"Ещё {number}")

    assert counts[0] == counts[1]
