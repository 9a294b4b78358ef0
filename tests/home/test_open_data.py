"""The page of open data says what there is, where to fetch it and what it means."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from best_practice.engine.columns import COLUMNS
from tests.factories.best_practice import published_case
from tests.factories.drafts import make_person, submitted

pytestmark = pytest.mark.django_db


def test_each_column_of_the_files_is_explained(client):
    body = client.get("/ru/data/").content.decode()

    assert re.findall(r'<th scope="row"><code>(\w+)</code>', body) == [one.name for one in COLUMNS]


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_every_file_the_page_offers_can_be_fetched(client, language):
    published_case(languages=("ru", "ky"))
    body = client.get(f"/{language}/data/").content.decode()
    files = re.findall(r'class="document" href="([^"]+)"', body)

    answers = {url: client.get(url).status_code for url in files}

    assert list(answers.values()) == [200, 200, 200, 200]
    assert client.get("/data/oai/?verb=Identify").status_code == 200


def test_a_case_in_two_languages_is_one_record_and_a_draft_is_none(client):
    published_case(languages=("ru", "ky"))
    submitted(make_person())

    response = client.get("/ky/data/")

    assert response.context["data"].total == 1


def test_machines_read_the_same_as_a_dataset(client):
    published_case()
    body = client.get("/ru/data/").content.decode()

    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', body)[1])

    assert told["@type"] == "Dataset"
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [file["contentUrl"] for file in told["distribution"]] == [
        f"http://testserver/ru/practices/export.{suffix}" for suffix in ("csv", "xlsx", "json")
    ]


def test_statements_do_not_grow_with_the_cases(client):
    published_case()
    with CaptureQueriesContext(connection) as one:
        client.get("/ru/data/")
    for _ in range(3):
        published_case()

    with CaptureQueriesContext(connection) as four:
        client.get("/ru/data/")

    assert len(four) == len(one)
