"""The list of cases as readers get it: what is found, in which order, at what cost."""

import random
import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from best_practice.models import CaseFacet
from best_practice.selectors.finding.listing import found_ids, list_cases
from best_practice.services.generate_cases import generate_cases
from best_practice.services.record_publication import refresh_public_state
from organisations.models import District, Region
from tests.factories.best_practice import Budget, facts, page_of, published_case
from tests.support.search import index_now

pytestmark = pytest.mark.django_db
URL = "/ru/practices/"


def titles(response):
    links = re.findall(r'<a class="title-link"[^>]*>(.*?)</a>', response.content.decode())
    return [unescape(re.sub(r"<[^>]+>", "", link)) for link in links]


def counts_of(listing, label):
    group = next(group for group in listing.groups if str(group["label"]) == label)
    return {value["label"]: value["count"] for value in group["values"]}


def statements(client, url):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return len(captured)


def test_list_shows_every_language_with_own_ones_first(client):
    published_case(day=1, languages=["ru", "ky"], title="На двух языках")
    published_case(day=2, languages=["ky"], title="Кыргызча гана")
    published_case(day=3, languages=["ru"], title="Только по-русски")

    in_ru, in_ky = client.get(URL), client.get("/ky/practices/")

    assert titles(in_ru) == ["Только по-русски", "На двух языках", "Кыргызча гана"]
    assert titles(in_ky) == ["Кыргызча гана", "На двух языках", "Только по-русски"]


def test_list_marks_a_case_of_another_language_and_links_its_one_address(client):
    case = published_case(languages=["ky"], title="Кыргызча гана")

    html = client.get(URL).content.decode()

    assert f'href="{page_of(case, "ky").url_path}" hreflang="ky"' in html
    assert '<span class="badge badge-accent">Кыргызча</span>' in html


def test_list_in_english_shows_all_cases_with_their_language(client):
    published_case(languages=["ru", "ky"], title="На двух языках")

    response = client.get("/en/practices/")

    assert titles(response) == ["На двух языках"]


def test_list_orders_by_cost_with_unknown_sums_last(client):
    published_case(facts(budget=[]), title="Без суммы")
    published_case(facts(budget=[Budget("local-budget", {}, 9_000)]), title="Дешёвый")
    published_case(facts(budget=[Budget("local-budget", {}, 90_000)]), title="Дорогой")

    response = client.get(URL, {"sort": "cheap"})

    assert titles(response) == ["Дешёвый", "Дорогой", "Без суммы"]


def test_words_match_whatever_the_keyboard_and_all_must_occur(client):
    published_case(title="Жергиликтүү өзөн", languages=["ky"])
    published_case(title="Жергиликтүү жол", languages=["ky"])
    index_now()

    assert titles(client.get(URL, {"q": "жергиликтуу  ОЗОН"})) == ["Жергиликтүү өзөн"]
    assert titles(client.get(URL, {"q": "жергиликтуу озон жол"})) == []


def test_filters_join_values_of_one_facet_and_cut_between_facets(client):
    published_case(facts(theme="services.water"), title="Вода")
    published_case(facts(theme="finance.budget"), title="Бюджет")
    published_case(facts(theme="finance.budget", budget=[]), title="Бюджет без денег")

    response = client.get(f"{URL}?theme=services.water&theme=finance&cost=0-50")

    assert sorted(titles(response)) == ["Бюджет", "Вода"]


def test_a_facet_does_not_shrink_its_own_counts():
    published_case(facts(theme="services.water"))
    published_case(facts(theme="finance.budget"))

    listing = list_cases(path=URL, given={"theme": ["services.water"]})

    assert listing.found == 1
    assert counts_of(listing, "Тема")["Финансы"] == 1
    assert counts_of(listing, "Стоимость, тыс. сом")["до 50"] == 1


def test_every_value_of_a_vocabulary_is_shown_also_without_cases():
    listing = list_cases(path=URL, given={})

    assert len(counts_of(listing, "Область")) == 9
    assert len(counts_of(listing, "Цели устойчивого развития")) == 17


def test_a_sub_theme_takes_the_place_of_its_theme():
    published_case(facts(theme="services.water"))

    listing = list_cases(path=URL, given={"theme": ["services", "services.water"]})

    assert listing.query.selection == {"theme": ("services.water",)}


def test_counts_and_results_agree_with_brute_force():
    generate_cases(cases=200, seed=5)
    having = {}
    for case_id, facet, value in CaseFacet.objects.values_list("case_id", "facet", "value"):
        having.setdefault(case_id, set()).add((facet, value))
    trees = {"theme", "region", "district", "municipality"}
    values = sorted({pair for pairs in having.values() for pair in pairs if pair[0] not in trees})
    draw = random.Random(7)  # noqa: S311 -- choices of a test, no secret

    for _ in range(25):
        chosen = draw.sample(values, draw.randint(1, 4))
        given = {}
        for facet, value in chosen:
            given.setdefault(facet, []).append(value)
        listing = list_cases(path=URL, given=given)

        def fits(pairs, without="", given=given):
            return all(
                any((facet, value) in pairs for value in wanted)
                for facet, wanted in given.items()
                if facet != without
            )

        assert listing.found == sum(fits(pairs) for pairs in having.values()), given
        regions = {
            code: sum(("region", code) in p and fits(p, "region") for p in having.values())
            for code in listing.regions["counts"]
        }
        assert listing.regions["counts"] == regions, given


@pytest.mark.parametrize(
    "query",
    [
        {"page": "99999999"},
        {"page": "abc"},
        {"page": "-1"},
        {"page": "9" * 5000},
        {"theme": "nonsense"},
        {"theme": "'; DROP TABLE x; --"},
        {"region": "\ud800".encode("utf-8", "surrogatepass")},
        {"cost": "0-50" * 500},
        {"q": "ы" * 10_000},
        {"q": "%_\\"},
        {"q": "<script>alert(1)</script>"},
        {"sort": "random()"},
        {"sdg": "1e309"},
    ],
)
def test_absurd_addresses_show_the_list(client, query):
    published_case(title="Есть")

    response = client.get(f"{URL}?{urlencode(query)}")

    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_a_page_beyond_the_end_is_the_last_one():
    generate_cases(cases=45, seed=2)

    listing = list_cases(path=URL, given={"page": ["99999999"]})

    assert (listing.query.page, len(listing.cards), listing.next_url) == (3, 5, "")
    assert listing.previous_url == "/ru/practices/?page=2"


def test_an_empty_result_says_so_and_leads_back(client):
    published_case()

    html = client.get(URL, {"q": "абракадабра"}).content.decode()

    assert "Под всё это ничего не подходит" in html
    assert '<a class="button" href="/ru/practices/">Показать все примеры</a>' in html


def test_search_engines_index_the_list_and_single_filters_only(client):
    published_case(facts(theme="services.water"))

    def is_hidden(query):
        return b'name="robots" content="noindex"' in client.get(URL + query).content

    assert not is_hidden("")
    assert not is_hidden("?theme=services.water")
    assert is_hidden("?theme=services.water&region=KG-Y")
    assert is_hidden("?q=вода")


def test_canonical_address_does_not_depend_on_the_order_of_clicks(client):
    published_case(facts(theme="services.water"))

    html = client.get(f"{URL}?utm=1&region=KG-Y&theme=services.water&page=1").content.decode()

    assert (
        'rel="canonical" href="http://testserver/ru/practices/?theme=services.water&amp;region=KG-Y"'
        in html
    )


def test_withdrawal_and_publication_are_seen_at_once():
    first = published_case(title="Первый")
    published_case(title="Второй")
    assert list_cases(path=URL, given={}).total == 2

    page_of(first).delete()
    refresh_public_state(case_id=first.pk)
    assert list_cases(path=URL, given={}).total == 1

    published_case(title="Третий")
    assert list_cases(path=URL, given={}).total == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("query", ["utm=1", "theme=services&region=KG-Y&x=1", "q=праздник"])
def test_list_takes_the_same_statements_for_1_3_and_20_cases(client, query):
    seen = []
    for more in (1, 2, 17):
        for _ in range(more):
            published_case()
        client.get(f"{URL}?{query}")
        seen.append(statements(client, f"{URL}?{query}"))

    assert seen == [seen[0]] * 3
    assert seen[0] <= 15


@pytest.mark.django_db(transaction=True)
def test_the_catalogue_is_read_once_for_many_readers(client):
    published_case()

    first, again = statements(client, f"{URL}?x=1"), statements(client, f"{URL}?x=2")

    assert again <= first - 3


def test_what_means_nothing_is_ignored_and_named(client):
    published_case(title="Есть")

    response = client.get(f"{URL}?theme=nonsense&municipality=atlantis&sort=luck&files=2")

    listing = list_cases(
        path=URL,
        given={"theme": ["nonsense"], "municipality": ["atlantis"], "sort": ["luck"]},
    )
    assert titles(response) == ["Есть"]
    assert listing.ignored == ["Порядок: luck", "Тема: nonsense", "Муниципалитет: atlantis"]


def test_an_address_of_the_first_release_leads_to_the_new_name_of_the_order(client):
    answer = client.get(f"{URL}?order=cheap&cost=0-50")

    assert (answer.status_code, answer["Location"]) == (301, f"{URL}?cost=0-50&sort=cheap")


def test_found_ids_are_those_of_the_list_in_its_order():
    dear = published_case(facts(budget=[Budget("local-budget", {}, 90_000)]))
    published_case(facts(theme="finance.budget"))
    cheap = published_case(facts(budget=[Budget("local-budget", {}, 9_000)]))

    ids, query = found_ids({"theme": ["services"], "sort": ["cheap"], "page": ["7"]})

    assert ids == [cheap.pk, dear.pk]
    assert query.pairs() == [("theme", "services"), ("sort", "cheap")]


def test_a_district_takes_the_place_of_its_region_and_other_regions_join():
    region = Region.objects.get(code="KG-Y")
    District.objects.create(code="far", label_ru="Дальний район", region=region)

    listing = list_cases(path=URL, given={"region": ["KG-Y", "KG-N"], "district": ["far"]})

    assert listing.query.selection == {"region": ("KG-N",), "district": ("far",)}
