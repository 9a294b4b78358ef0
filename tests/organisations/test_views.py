"""The directory and the page of a municipality as visitors see them."""

import pytest

from tests.factories.organisations import MunicipalityFactory

pytestmark = pytest.mark.django_db


def text_of(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def test_directory_says_how_many_of_all_are_known(client):
    response = client.get("/ru/municipalities/")

    directory = response.context["directory"]
    assert response.status_code == 200
    assert f"{directory.registered_count} из 484" in text_of(response)


def test_examples_are_marked(client):
    text = text_of(client.get("/ru/municipalities/", {"q": "Пример 1»"}))

    assert "Айылный аймак «Пример 1»" in text
    assert '<span class="badge">пример</span>' in text


def test_nothing_found_is_said_with_a_way_out(client):
    response = client.get("/ky/municipalities/", {"q": "ббб", "region": "x" * 1000})

    assert response.status_code == 200
    assert 'href="/ky/municipalities/"' in response.content.decode()


def test_directory_costs_the_same_for_more_rows(client, django_assert_max_num_queries):
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(8) as captured:
            client.get("/ru/municipalities/")
        counts.append(len(captured))
        MunicipalityFactory.create_batch(3)

    assert counts[0] == counts[1]


def test_page_says_what_is_not_known(client):
    place = MunicipalityFactory(label_ru="Тихий аймак", villages=3)

    text = text_of(client.get(f"/ru/municipalities/{place.code}/"))

    assert "<dt>жителей</dt><dd>нет данных</dd>" in text
    assert "<dt>сёл</dt><dd>3</dd>" in text or "<dd>3</dd>" in text


def test_unknown_municipality_is_not_found(client):
    assert client.get("/ru/municipalities/nowhere/").status_code == 404
