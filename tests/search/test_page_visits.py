"""What the search page counts of its visits, whom it slows down, and where its links lead."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client

from search import access
from search.engine.pace import Pace
from search.models import SearchLog
from tests.factories.search_page import searchable_page

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile"


@pytest.fixture
def visitor():
    return Client(headers={"User-Agent": BROWSER})


def rows():
    names = ("language", "query", "count", "results", "click_positions")
    return list(SearchLog.objects.order_by("pk").values_list(*names))


def results_of(page):
    return [unescape(link) for link in re.findall(r'href="(/ru/search/go/[^"]+)"', page)]


def test_question_is_counted_with_what_it_found(visitor):
    searchable_page("Питьевая вода")

    for text in ("Вода", "вода", "ничего-такого"):
        visitor.get("/ru/search/", {"q": text})

    assert rows() == [("ru", "вода", 2, 1, {}), ("ru", "ничего-такого", 1, 0, {})]


@pytest.mark.parametrize("asked", [{"page": "2"}, {"year": "2021"}])
def test_walking_through_results_counts_no_question_twice(visitor, asked):
    visitor.get("/ru/search/", {"q": "вода", **asked})

    assert rows() == []


@pytest.mark.parametrize("agent", ["", "Googlebot/2.1", "curl/8.5.0"])
def test_programs_are_not_counted(agent):
    Client(headers={"User-Agent": agent}).get("/ru/search/", {"q": "вода"})

    assert rows() == []


def test_flood_from_one_network_is_counted_only_so_far(visitor, monkeypatch):
    monkeypatch.setattr(access, "_counted", Pace(2, 60))

    for number in range(4):
        visitor.get("/ru/search/", {"q": f"вода {number} а"})

    assert [row[1] for row in rows()] == ["вода 0 а", "вода 1 а"]


def test_statistics_that_cannot_be_written_harm_no_answer(visitor, monkeypatch):
    def fail(**_asked):
        raise RuntimeError

    monkeypatch.setattr("search.views.page.record_search", fail)

    assert visitor.get("/ru/search/", {"q": "вода"}).status_code == 200


def test_result_leads_on_and_is_counted_by_its_place(visitor):
    page = searchable_page("Питьевая вода")
    found = visitor.get("/ru/search/", {"q": "вода"}).content.decode()

    answer = visitor.get(results_of(found)[0])

    assert (answer.status_code, answer["Location"]) == (302, page.url_path)
    assert rows()[0][4] == {"1": 1}


def changed(link, **values):
    """The link with other values and the mark it had."""
    mark = link.rpartition("&m=")[2]
    good = {"q": "вода", "n": "1", "to": "/ru/", "m": mark}
    return f"/ru/search/go/?{urlencode({**good, **values})}"


@pytest.mark.parametrize(
    "values",
    [
        {"to": "https://evil.example/"},
        {"to": "//evil.example/"},
        {"to": "/ru/"},
        {"n": "2"},
        {"q": "другое"},
        {"m": ""},
        {"m": "\udc80я"},
        {"n": "9" * 50},
    ],
)
def test_link_that_we_did_not_write_leads_nowhere(visitor, values):
    searchable_page("Питьевая вода")
    link = results_of(visitor.get("/ru/search/", {"q": "вода"}).content.decode())[0]
    values = {name: text.encode("utf-8", "surrogatepass") for name, text in values.items()}

    answer = visitor.get(changed(link, **values))

    assert answer.status_code == 404
    assert rows()[0][4] == {}


def test_bare_address_of_the_way_to_results_is_not_found(visitor):
    assert visitor.get("/ru/search/go/").status_code == 404


def test_whoever_searches_faster_than_people_is_told_to_wait(visitor, monkeypatch):
    monkeypatch.setattr(access, "_searches", Pace(1, 60))
    visitor.get("/ru/search/", {"q": "вода"})

    answer = visitor.get("/ru/search/", {"q": "вода"})

    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert 'value="вода"' in answer.content.decode()
    assert [row[2] for row in rows()] == [1]


def test_search_page_is_never_kept(visitor):
    searchable_page("Питьевая вода")

    for _ in range(2):
        assert not hasattr(visitor.get("/ru/search/", {"q": "вода"}), "_kept")

    assert rows()[0][2] == 2


@pytest.mark.parametrize("address", ["/ru/search/", "/ru/search/go/", "/ru/search/suggest/"])
def test_nothing_is_posted_here(visitor, address):
    assert visitor.post(address).status_code == 405


def test_browsers_are_told_how_to_search(client):
    answer = client.get("/ky/search/opensearch.xml")

    assert answer["Content-Type"].startswith("application/opensearchdescription+xml")
    assert "/ky/search/?q={searchTerms}" in answer.content.decode()
