"""One filter holds the same cases wherever it is asked: list, map, feed, files, letter."""

import csv
import datetime
import io
import json
import re
from html import unescape
from urllib.parse import parse_qs, urlencode
from xml.etree import ElementTree

import pytest
from django.db import transaction
from django.db.models import Max, Min
from openpyxl import load_workbook

from best_practice.models import Case
from best_practice.selectors.finding.listing import found_ids
from best_practice.services.generate_cases import generate_cases
from search.registry import followed
from tests.factories.best_practice import facts, page_of, published_case
from tests.support.search import index_now

ATOM = "{http://www.w3.org/2005/Atom}"
FILTERS = (
    "",
    "theme=services",
    "theme=services.water&theme=finance",
    "region=KG-N&region=KG-C",
    "region=KG-B&cost=50-500",
    "cost=0-50&sort=cheap",
    "source=local-budget&lang=ky",
    "sdg=6&sdg=11&theme=services",
    "group=women&year=2023",
    "q=вода",
    "q=вода&theme=services.water",
    "lang=ky&page=2",
    "complete=1",
    "theme=нет-такой&cost=0-50",
)


@pytest.fixture(scope="module")
def library(django_db_setup, django_db_blocker):
    """Made-up cases of all kinds, one in Kyrgyz alone, and one taken off; for the whole file."""
    with django_db_blocker.unblock(), transaction.atomic():
        generate_cases(cases=90, seed=11)
        published_case(facts(theme="services.water"), languages=["ky"], title="Суу кыргызча")
        page_of(published_case(facts(theme="services.water"), title="Снятая вода")).unpublish()
        index_now()
        yield
        transaction.set_rollback(True)


def body(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response.streaming_content) if response.streaming else response.content


def in_list(client, path, query):
    """Numbers over all pages of the list, by the addresses of its rows."""
    numbers, page, asked = set(), 1, {**parse_qs(query), "page": ["1"]}
    by_path = dict(Case.objects.values_list("pages__url_path", "number"))
    while True:
        asked["page"] = [str(page)]
        html = body(client, f"{path}?{urlencode(asked, doseq=True)}").decode()
        links = re.findall(r'<a class="title-link" href="([^"]+)"', html)
        numbers |= {by_path[unescape(link)] for link in links}
        if f"page={page + 1}" not in html:
            return numbers
        page += 1


def in_feed(client, path, query):
    numbers, address = set(), f"{path}feed/?{query}".replace("page=2", "")
    while address:
        root = ElementTree.fromstring(body(client, address))  # noqa: S314 -- our own answer
        ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
        numbers |= {int(one.rpartition(":")[2]) for one in ids}
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        address = links.get("next")
    return numbers


def in_csv(client, path, query):
    text = body(client, f"{path}export.csv?{query}").decode("utf-8-sig")
    return {int(row["number"]) for row in csv.DictReader(io.StringIO(text), delimiter=";")}


def in_json(client, path, query):
    return {
        row["number"] for row in json.loads(body(client, f"{path}export.json?{query}"))["cases"]
    }


def in_xlsx(client, path, query):
    book = load_workbook(io.BytesIO(body(client, f"{path}export.xlsx?{query}")))
    return {row[0] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)}


def on_map(client, path, query):
    """How many the map counts, and where: places and regions, each leading to its part."""
    html = body(client, f"{path}map/?{query}").decode()
    lead = re.search(r'class="lead">([^<]+)', html).group(1)
    told = [int(number) for number in re.findall(r"\d+", lead)]
    words = html.partition('id="places"')[2]
    places = re.findall(r'<li><a href="([^"]+)">[^<]*</a> <span class="meta">([\d\xa0]+)', words)
    nowhere = re.search(r"<p>(\d+)", words)
    counts = {
        unescape(url): int(count.replace("\xa0", ""))
        for url, count in places
        if "municipality=" in url  # others lead to what was repeated somewhere
    }
    found = told[1] if path.startswith("/ky/") else told[0]  # Kyrgyz says «of 91 cases, 46»
    return found, counts, int(nowhere.group(1)) if nowhere else 0


def on_places_of_map(client, path, query):
    """Numbers behind every place of the map, in the lists that its links open."""
    _found, counts, _nowhere = on_map(client, path, query)
    numbers = {url: in_list(client, path, url.partition("?")[2]) for url in counts}
    assert {url: len(found) for url, found in numbers.items()} == counts
    return set().union(*numbers.values())


def in_letter(path, query):
    """What somebody would be told who followed this search before the first case was public."""
    kind = followed["cases"]
    moments = Case.objects.aggregate(
        first=Min("first_published_at"), last=Max("first_published_at")
    )
    since, until = moments["first"], moments["last"] + datetime.timedelta(seconds=1)
    window = kind.open_window(since=since, until=until)
    ids = window.matching(kind.read(parse_qs(query)), since=since, until=until)
    return set(Case.objects.filter(pk__in=ids).values_list("number", flat=True))


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("language", ["ru", "ky"])
@pytest.mark.parametrize("query", FILTERS)
def test_one_filter_holds_the_same_cases_everywhere(client, language, query):
    path = f"/{language}/practices/"
    ids, _query = found_ids(parse_qs(query))
    expected = set(Case.objects.filter(pk__in=ids).values_list("number", flat=True))

    assert in_list(client, path, query) == expected
    assert in_feed(client, path, query) == expected
    assert in_csv(client, path, query) == expected
    assert in_json(client, path, query) == expected
    assert in_xlsx(client, path, query) == expected
    assert in_letter(path, query) == expected
    assert on_map(client, path, query)[0] == len(expected)


PLACED = ("theme=services.water&theme=finance", "region=KG-B&cost=50-500", "q=вода", "complete=1")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("language", ["ru", "ky"])
@pytest.mark.parametrize("query", PLACED)
def test_places_of_the_map_lead_to_the_cases_of_the_list(client, language, query):
    path = f"/{language}/practices/"

    listed = in_list(client, path, query)

    placed = Case.objects.filter(number__in=listed, municipalities__isnull=False)
    expected = set(placed.values_list("number", flat=True))
    assert on_places_of_map(client, path, query) == expected
    assert on_map(client, path, query)[2] == len(listed - expected)


@pytest.mark.usefixtures("library")
def test_the_filters_of_this_file_tell_cases_apart():
    found = {query: len(found_ids(parse_qs(query))[0]) for query in FILTERS}

    assert found[""] == 91
    assert sum(0 < count < 91 for count in found.values()) >= 9


@pytest.mark.usefixtures("library")
def test_what_is_not_public_is_nowhere(client):
    answers = [
        body(client, f"/ru/practices/{name}")
        for name in ("feed/", "export.csv", "export.json", "export.xlsx", "export/")
    ]

    withdrawn = Case.objects.filter(is_in_ru=False, is_in_ky=False).get()
    assert withdrawn.number not in in_json(client, "/ru/practices/", "")
    assert [answer for answer in answers if "Снятая".encode() in answer] == []


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("name", ["feed/", "export.csv", "export.json", "export.xlsx", "export/"])
def test_bad_ten_thousand_characters_and_strange_values_are_answered(client, name):
    query = urlencode(
        {"q": "д" * 10_000, "theme": "\x00", "page": "abc", "cost": "-1", "sort": "?"}
    )

    response = client.get(f"/ru/practices/{name}?{query}")

    assert response.status_code in {200, 400}
