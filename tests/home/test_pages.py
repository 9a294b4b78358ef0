"""Front page, plain pages and news as readers see them."""

import pytest
from django.utils.translation import override

from home.models import ContactSettings
from home.selectors.front import read_front
from home.selectors.news import newest_news, page_of_news
from tests.factories.best_practice import facts, published_case
from tests.factories.home import home_page, news_page, standard_page

pytestmark = pytest.mark.django_db


def news_in(language):
    with override(language):
        return [(row["title"], row["lang"]) for row in newest_news(limit=100)]


def main_part(response):
    return response.content.decode().partition("<main")[2].partition("</main>")[0]


def test_front_page_without_cases_says_what_will_be_there(client):
    response = client.get("/ru/")

    assert response.status_code == 200
    assert 'class="empty-state"' in response.content.decode()


def test_front_page_shows_the_newest_case_with_its_figures(client):
    published_case(day=1, title="Старый пример о воде")
    published_case(day=2, title="Новый пример о детях")

    body = client.get("/ru/").content.decode()

    assert body.index("Новый пример о детях") < body.index("Старый пример о воде")
    assert "36,0" in body
    assert "290" in body


def test_table_beside_the_map_adds_up(client):
    published_case(facts(municipalities=["example-3"]))
    published_case(facts(municipalities=["orozbekov"]))

    with override("ru"):
        regions = read_front(home_page()).regions

    assert [row["cells"] for row in regions.rows] == [["Иссык-Кульская область", "1"]]
    assert (regions.unplaced, regions.total) == ("1", "2")
    assert regions.counts["KG-Y"] == 1
    assert regions.links == {"KG-Y": "/ru/practices/?region=KG-Y"}


def test_box_of_the_front_page_searches_everything_in_its_language(client):
    body = client.get("/ky/").content.decode()

    assert 'action="/ky/search/"' in body
    assert 'href="/ky/search/?q=' in body


def test_front_page_costs_the_same_for_one_and_four_cases(client, django_assert_max_num_queries):
    published_case(day=1)
    news_page("Одна")
    client.get("/ru/")
    counts = []
    for day in (2, 5):
        with django_assert_max_num_queries(20) as captured:
            client.get("/ru/")
        counts.append(len(captured))
        published_case(day=day)
        published_case(day=day + 1, languages=("ru", "ky"))
        news_page("Ещё", day=day)
        client.get("/ru/")

    assert counts[0] == counts[1]


def test_news_show_own_language_and_mark_the_others_each_piece_once(client):
    both = news_page("На двух", day=3)
    news_page("Эки тилде", language="ky", day=3, of=both)
    news_page("Только по-русски", day=2)
    news_page("Черновик", day=4, live=False)

    body = client.get("/ky/news/").content.decode()

    assert news_in("ru") == [("На двух", ""), ("Только по-русски", "")]
    assert news_in("ky") == [("Эки тилде", ""), ("Только по-русски", "ru")]
    assert body.count('<li lang="ru">') == 1


@pytest.mark.parametrize("number", ["0", "-1", "999999999999999999999", "ы", "1e5", ""])
def test_absurd_page_number_gives_the_nearest_page(client, number):
    news_page("Новость")

    assert client.get("/ru/news/", {"page": number}).status_code == 200


def test_news_list_costs_the_same_for_one_and_three(client, django_assert_max_num_queries):
    news_page("Первая")
    client.get("/ru/news/")
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(10) as captured:
            client.get("/ru/news/")
        counts.append(len(captured))
        news_page("Вторая")
        news_page("Үчүнчү", language="ky")

    assert counts[0] == counts[1]


def test_help_leads_to_its_guides(client):
    assert 'href="/ru/help/author/"' in client.get("/ru/help/").content.decode()


def test_title_of_the_window_is_the_editors_where_given(client):
    page = standard_page("Дороги")
    page.seo_title = "Дороги аймака"
    page.save()

    assert "<title>Дороги аймака · " in client.get(page.url_path).content.decode()


def test_address_of_a_page_is_its_path_in_the_tree(client):
    page = standard_page("Дороги", parent=standard_page("Раздел"))

    assert page.address == page.url_path == page.get_url()
    assert client.get(page.address).status_code == 200


def test_renaming_a_section_keeps_its_pages_reachable(client):
    section = standard_page("Раздел")
    page = standard_page("Дороги", parent=section)
    section.slug = "novyi"
    section.save()
    page.refresh_from_db()

    assert client.get(f"/ru/novyi/{page.slug}/").status_code == 200


def test_case_at_the_same_path_in_another_language_is_another_page(client):
    page = standard_page("Только ру")

    assert client.get(page.url_path.replace("/ru/", "/ky/", 1)).status_code == 404
    assert home_page("ky").live


@pytest.mark.parametrize("slug", ["privacy", "accessibility"])
@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_whoever_is_asked_to_write_is_led_to_the_contacts(client, language, slug):
    body = client.get(f"/{language}/{slug}/").content.decode()

    assert f'<a href="/{language}/contacts/">' in body


def test_contacts_tell_how_the_editors_are_reached(client):
    ContactSettings.objects.update(email="office@example.org", phone="+996 (312) 11-22-33")

    body = main_part(client.get("/ru/contacts/"))

    assert '<dd><a href="mailto:office@example.org">office@example.org</a></dd>' in body
    assert "<dd>+996 (312) 11-22-33</dd>" in body


def test_contacts_nobody_has_entered_lead_to_the_form(client):
    body = main_part(client.get("/ru/contacts/"))

    assert '<a href="/ru/mistake/">' in body
    assert "<dl>" not in body


def test_front_page_reads_no_more_news_than_it_shows(django_assert_num_queries):
    for day in range(1, 8):
        news_page(f"Новость {day}", day=day)

    with django_assert_num_queries(2) as statements:
        news = newest_news(limit=3)

    assert [row["title"] for row in news] == ["Новость 7", "Новость 6", "Новость 5"]
    assert "LIMIT 3" in statements.captured_queries[-1]["sql"]


def test_list_of_news_reads_one_page_of_it():
    for day in range(1, 6):
        news_page(f"Новость {day}", day=day)

    pages = [page_of_news(number, per_page=2) for number in ("1", "3", "nonsense", "99")]

    assert [[row["title"][-1] for row in page] for page in pages] == [
        ["5", "4"],
        ["1"],
        ["5", "4"],
        ["1"],
    ]
    assert pages[0].paginator.count == 5
