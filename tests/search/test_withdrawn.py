"""What was withdrawn leaves no trace while the index still has it: no number, no word, no way."""

import pytest

from home.models import StandardPage
from search import registry
from search.engine.adapters import database_engine
from search.engine.interface import Counts, Found
from search.selectors.answering import find, how_many
from tests.factories.indexed import a_text, a_thing
from tests.factories.search_page import searchable_page
from tests.search.test_answering import Shelf

pytestmark = pytest.mark.django_db


class Behind:
    """An index elsewhere that has one thing more than the database."""

    name = "behind"

    def candidates(self, question, filters, **options):
        return [*database_engine().candidates(question, filters, **options), Found(10**9, 10**9, 1)]

    def counts(self, question, filters, **options):
        known = database_engine().counts(question, filters, **options)
        kinds = {kind: number + 1 for kind, number in known.facets["kind"].items()}
        return Counts(known.total + 1, {**known.facets, "kind": kinds})


@pytest.fixture
def shelf(monkeypatch):
    monkeypatch.setattr(registry, "_providers", {})
    shelf = Shelf("page")
    registry.register_provider(shelf)
    return shelf


@pytest.fixture
def secret(db):
    """An open page, and one that was withdrawn when the worker had not run yet."""
    searchable_page("Дорога к школе", "Щебень.")
    page = searchable_page("Мелиоратор из архива", "Гидроузел.", language="ky")
    StandardPage.objects.filter(pk=page.pk).update(live=False)


def ask(client, **asked):
    return client.get("/ru/search/", asked).context["found"]


@pytest.mark.parametrize("asked", [{}, {"lang": "ru"}, {"lang": "ru", "kind": "page"}])
def test_ways_on_do_not_count_what_was_withdrawn(client, secret, asked):
    found = ask(client, q="гидроузел", **asked)

    assert (found.total, found.ways) == (0, [])


@pytest.mark.parametrize("asked", [{}, {"kind": "municipality"}, {"lang": "ru"}])
def test_no_word_of_a_withdrawn_text_is_a_correction(client, secret, asked):
    found = ask(client, q="школа гидроузил", **asked)

    assert found.corrected == ""


def test_withdrawn_language_is_not_counted_beside_an_open_one(shelf):
    shelf.put(a_thing("1", a_text("ru", text="крона"), a_text("ky", text="крона")))
    shelf.closed.add(("1", "ky", ""))

    answer = find("крона", lang="ru", filters={})

    assert (answer.total, answer.facets["lang"]) == (1, {"ru": 1, "ky": 0})
    assert how_many(answer.question, {"lang": ["ky"]}) == 0


def test_index_that_is_behind_the_database_gives_no_numbers(shelf):
    shelf.put(a_thing("1", "крона"))

    answer = find("крона", lang="ru", filters={}, engine=Behind())

    assert (answer.total, answer.facets["kind"]) == (1, {"page": 1})
    assert answer.engine == database_engine().name
