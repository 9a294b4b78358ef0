"""The permanent number and the citation of a case."""

import re

import pytest

from tests.factories.best_practice import page_of, published_case

pytestmark = pytest.mark.django_db


def test_number_leads_to_the_page_in_the_language_of_the_address(client):
    case = published_case(languages=["ru", "ky"])

    response = client.get(f"/ky/practices/n/{case.number}/")

    assert response.status_code == 302
    assert response["Location"] == page_of(case, "ky").url_path


def test_number_leads_to_the_other_language_where_there_is_no_translation(client):
    case = published_case(languages=["ru"])

    assert client.get(f"/ky/practices/n/{case.number}/")["Location"] == page_of(case).url_path


def test_number_survives_a_renaming(client):
    case = published_case()
    page = page_of(case)
    page.slug = "newly-named"
    page.save_revision().publish()

    location = client.get(f"/ru/practices/n/{case.number}/")["Location"]

    assert location == "/ru/practices/newly-named/"
    assert client.get(location).status_code == 200


def test_withdrawn_case_is_gone_and_returns_under_its_number(client):
    case = published_case()
    page = page_of(case)
    page.unpublish()
    gone = client.get(f"/ru/practices/n/{case.number}/")
    page.save_revision().publish()

    assert gone.status_code == 410
    assert "снят с портала" in gone.content.decode()
    assert client.get(f"/ru/practices/n/{case.number}/").status_code == 302


def test_number_that_never_was_is_not_found(client):
    assert client.get("/ru/practices/n/900000001/").status_code == 404


def test_citation_files_name_the_body_the_number_and_the_address(client):
    case = published_case()

    bib = client.get(f"/ru/practices/n/{case.number}/cite.bib")
    ris = client.get(f"/ru/practices/n/{case.number}/cite.ris")

    assert bib["Content-Disposition"] == f'attachment; filename="case-{case.number}.bib"'
    assert f"@misc{{case-{case.number}," in bib.content.decode()
    assert "Айылный аймак «Пример 3»" in bib.content.decode()
    assert re.search(rf"UR  - \S+/ru/practices/n/{case.number}/\r\n", ris.content.decode())


def test_citation_of_a_kyrgyz_page_points_at_the_kyrgyz_address(client):
    case = published_case(languages=["ru", "ky"])

    text = client.get(f"/ky/practices/n/{case.number}/cite.ris").content.decode()

    assert f"/ky/practices/n/{case.number}/" in text
    assert "LA  - ky" in text


def test_case_page_leads_to_its_papers_and_says_how_it_is_cited(client):
    case = published_case()

    html = client.get(page_of(case).url_path).content.decode()

    assert f'href="/ru/practices/n/{case.number}/council.pdf"' in html
    assert f'href="/ru/practices/compare/?n={case.number}"' in html
    assert "[Электронный ресурс] // Портал лучшей практики" in html
    assert f"/ru/practices/n/{case.number}/</span>" in html


@pytest.mark.parametrize("tail", ["", "council.pdf", "cite.bib", "cite.ris", "kit/"])
def test_bad_number_that_no_database_holds_is_not_found(client, tail):
    assert client.get(f"/ru/practices/n/{10**20}/{tail}").status_code == 404


def test_papers_are_not_set_without_end_for_one_visitor(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "papers": "2/h/ip"}
    case = published_case()
    address = f"/ru/practices/compare.pdf?n={case.number}&people="

    answers = [client.get(f"{address}{people}").status_code for people in (10, 20, 30)]

    assert answers == [200, 200, 429]
