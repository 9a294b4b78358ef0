"""One thing that cannot be read or kept stops neither the worker, nor the night, nor a rebuild."""

from itertools import product

import pytest

from search import registry
from search.engine.adapters.postgresql import MOST_BYTES, vector_of
from search.engine.analysis import analyse
from search.models import SearchThing
from search.services.check_search import check_search
from search.services.rebuild_index import rebuild_index
from search.services.request_index import request_index
from tests.factories.indexed import a_text, a_thing
from tests.search.test_answering import Shelf
from tests.support.search import index_now, waiting

pytestmark = pytest.mark.django_db
LETTERS = "абвгджзиклмнпрст"


class Broken(Shelf):
    """A shelf of which some things cannot be read."""

    def __init__(self, kind):
        super().__init__(kind)
        self.broken = set()

    def read(self, keys):
        if self.broken & set(keys):
            raise ValueError("тайный текст")
        return super().read(keys)


@pytest.fixture
def shelf(monkeypatch):
    monkeypatch.setattr(registry, "_providers", {})
    shelf, other = Broken("page"), Shelf("news")
    registry.register_provider(shelf)
    registry.register_provider(other)
    shelf.put(*[a_thing(key, "крона") for key in "12"])
    shelf.things["3"] = a_thing("3", "крона")
    other.things["9"] = a_thing("9", "крона", kind="news")
    shelf.broken = {"2"}
    return shelf


def indexed():
    return sorted(SearchThing.objects.values_list("key", flat=True))


@pytest.mark.parametrize("repair", [check_search, rebuild_index])
def test_a_thing_that_cannot_be_read_leaves_and_stops_no_other(shelf, caplog, repair):
    repair()

    assert indexed() == ["1", "3", "9"]
    assert "page 2 (ValueError)" in caplog.text
    assert "тайный" not in caplog.text


def test_a_new_thing_that_cannot_be_read_is_named_each_night(shelf, caplog):
    shelf.broken = {"3"}

    drifts = [check_search(), check_search()]

    assert [drift.missing for drift in drifts] == [2, 1]
    assert caplog.text.count("page 3 (ValueError)") == 2


def test_what_cannot_be_read_any_more_is_not_found_by_its_former_words(shelf):
    request_index(kind="page", keys=["2"])

    index_now()

    assert (indexed(), waiting()) == (["1"], set())


def test_a_document_of_too_many_words_is_kept_and_waits_for_nothing(shelf):
    words = " ".join(f"{''.join(one)}-{''.join(one[::-1])}" for one in product(LETTERS, repeat=4))
    shelf.broken = set()
    shelf.things["1"] = a_thing("1", a_text("ru", text=words))
    request_index(kind="page", keys=["1"])

    index_now()

    vector = vector_of(analyse(words, "ru"))
    assert waiting() == set()
    assert "1" in indexed()
    assert len(vector.encode()) < 3 * MOST_BYTES
    assert vector.count("'x") > 50_000
