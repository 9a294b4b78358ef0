"""Parts of a page that are the same for everybody are rendered once for people signed in too."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from best_practice.models import Case
from core.stamps import raise_stamp
from home.models import HomePage
from tests.factories.best_practice import facts, page_of, published_case
from tests.factories.home import news_page
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
MAIN = re.compile(r"<main.*</main>", re.DOTALL)
STORY = re.compile(r'<div class="case-main">.*</section>', re.DOTALL)


@pytest.fixture
def reader() -> Client:
    client = Client()
    client.force_login(UserFactory())
    return client


def main_part(client: Client, address: str) -> str:
    found = MAIN.search(client.get(address).content.decode())
    return found.group() if found else ""


def statements(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.mark.parametrize("address", ["/ru/", "/ky/practices/", "/ru/practices/?region=KG-N"])
def test_second_look_of_somebody_signed_in_asks_the_database_less(reader, address):
    published_case()
    raise_stamp()

    first, second = statements(reader, address), statements(reader, address)

    assert second < first
    assert second <= 7  # session, person, page twice, its relatives, and the person's post


def test_second_look_at_a_case_asks_for_its_version_and_for_what_is_one_s_own(reader):
    address = page_of(published_case()).url_path
    raise_stamp()

    first, second = statements(reader, address), statements(reader, address)

    assert second < first
    # Session, person, rights twice, page twice, its relatives, version, languages, bookmark.
    assert second <= 10


def test_everybody_reads_the_same_case_and_only_its_author_how_complete_it_is(reader):
    case, person, author = (
        published_case(facts(contact_phone="+996555123456")),
        UserFactory(),
        Client(),
    )
    Case.objects.filter(pk=case.pk).update(submitter=person)
    author.force_login(person)
    address = page_of(case).url_path

    mine, theirs, visitors = (main_part(client, address) for client in (author, reader, Client()))

    story = [STORY.search(text).group() for text in (mine, theirs, visitors)]
    assert story[0] == story[1] == story[2]
    assert ["только вы и редакция" in text for text in (mine, theirs, visitors)] == [
        True,
        False,
        False,
    ]
    assert ["123456" in text for text in (mine, theirs, visitors)] == [True, True, False]


@pytest.mark.parametrize("address", ["/ru/", "/ru/practices/"])
def test_everybody_sees_the_same_part(reader, address):
    published_case()

    mine, theirs = main_part(reader, address), main_part(Client(), address)

    assert mine == theirs
    assert "case-" in mine


def test_part_is_new_after_a_publication(reader):
    main_part(reader, "/ru/")

    news_page("Открыт приём", language="ru")

    assert "Открыт приём" in main_part(reader, "/ru/")


def test_parts_of_different_addresses_and_languages_are_apart(reader):
    published_case()
    addresses = ["/ru/practices/", "/ky/practices/", "/ru/practices/?region=KG-N", "/ru/"]

    seen = [main_part(reader, address) for address in addresses]

    assert len(set(seen)) == 4
    assert [main_part(reader, address) for address in addresses] == seen


def test_words_that_somebody_typed_are_rendered_each_time(reader):
    published_case()

    assert 'value="вода"' in main_part(reader, "/ru/practices/?q=вода")
    assert 'value="школа"' in main_part(reader, "/ru/practices/?q=школа")


def test_preview_shows_the_draft_and_keeps_nothing(reader):
    page = HomePage.objects.get(locale__language_code="ru")
    kept = main_part(reader, "/ru/")
    page.motto = "Ещё не готово"

    assert "Ещё не готово" in page.make_preview_request().content.decode()
    assert main_part(reader, "/ru/") == kept
