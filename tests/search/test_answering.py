"""What the search page is told: things in order, exact numbers, nothing that is not open."""

import pytest

from search import registry
from search.engine.adapters import database_engine
from search.models import SearchThing
from search.registry import part_of
from search.selectors.answering import FACETS, bounded, find, how_many
from search.selectors.vocabulary import words_of_index
from search.services.drop_things import drop_things
from search.services.put_documents import put_documents
from search.services.rebuild_index import rebuild_index
from tests.factories.indexed import a_text, a_thing, asked, word

pytestmark = pytest.mark.django_db


class Shelf:
    """Things in memory that are open unless they are closed; also in one language or file."""

    languages = ("ru", "ky")

    def __init__(self, kind):
        self.kind = self.label = kind
        self.things = {}
        self.closed = set()

    def keys(self):
        return list(self.things)

    def read(self, keys):
        return [self.things[key] for key in keys if key in self.things]

    def visible_keys(self, keys):
        return set(keys) & set(self.things)

    def visible_parts(self, keys):
        return {
            part_of(key, one.lang, one.file)
            for key in keys
            if key in self.things
            for one in self.things[key].documents
            if (key, one.lang, one.file) not in self.closed
        }

    def put(self, *things):
        self.things |= {one.key: one for one in things}
        put_documents(things=things)


@pytest.fixture
def shelf(monkeypatch):
    monkeypatch.setattr(registry, "_providers", {})
    shelf = Shelf("page")
    registry.register_provider(shelf)
    return shelf


def keys(answer):
    return [hit.key for hit in answer.hits]


def test_nothing_typed_finds_nothing(shelf):
    shelf.put(a_thing("1", "крона"))

    answer = find("", lang="ru", filters={})

    assert (keys(answer), answer.total, answer.page, answer.pages) == ([], 0, 1, 1)


def test_things_come_with_counts_and_the_name_of_the_engine(shelf):
    shelf.put(a_thing("1", "крона", theme=["water"]), a_thing("2", "лампа", theme=["roads"]))

    answer = find("кроны", lang="ru", filters={})

    assert keys(answer) == ["1"]
    assert (answer.total, answer.engine) == (1, database_engine().name)
    assert answer.facets["theme"] == {"water": 1}
    assert answer.facets["kind"] == {"page": 1}


def test_thing_in_two_languages_is_one_result_in_the_language_of_the_page(shelf):
    shelf.put(a_thing("1", a_text("ru", text="бюджет района"), a_text("ky", text="бюджет району")))

    russian, kyrgyz = (find("бюджет", lang=lang, filters={}) for lang in ("ru", "ky"))

    assert [(hit.lang, hit.also) for hit in russian.hits] == [("ru", ("ky",))]
    assert [(hit.lang, hit.also) for hit in kyrgyz.hits] == [("ky", ("ru",))]
    assert russian.total == kyrgyz.total == 1


def test_own_language_comes_first_where_both_fit_alike(shelf):
    shelf.put(
        a_thing("ky", a_text("ky", text="бюджет")), a_thing("ru", a_text("ru", text="бюджет"))
    )

    assert keys(find("бюджет", lang="ru", filters={})) == ["ru", "ky"]
    assert keys(find("бюджет", lang="ky", filters={})) == ["ky", "ru"]


def test_of_equal_things_the_newest_comes_first(shelf):
    shelf.put(*[a_thing(f"{year}", "крона", year=year) for year in (2021, 2025, 2023)])

    assert keys(find("крона", lang="ru", filters={})) == ["2025", "2023", "2021"]


def test_page_beyond_the_end_is_the_last_one_and_says_so(shelf):
    shelf.put(*[a_thing(f"{n}", "крона", year=2000 + n) for n in range(12)])

    answer = find("крона", lang="ru", filters={}, page=99)

    assert (keys(answer), answer.page, answer.pages, answer.is_beyond) == (["1", "0"], 2, 2, True)
    assert answer.total == 12


def test_misspelt_word_is_corrected_unless_it_is_meant_exactly(shelf):
    shelf.put(a_thing("1", "водопровод"))

    corrected = find("водопровот", lang="ru", filters={})
    exact = find("водопровотт", lang="ru", filters={}, exactly=True)

    assert keys(corrected) == ["1"]
    assert [one.read_as for one in corrected.question.corrections] == ["водопровод"]
    assert exact.question.corrections == ()


def test_withdrawn_thing_is_not_shown_by_a_stale_index(shelf):
    shelf.put(a_thing("open", "крона", theme=["a"]), a_thing("closed", "крона", theme=["a", "b"]))
    del shelf.things["closed"]

    answer = find("крона", lang="ru", filters={})

    assert (keys(answer), answer.total) == (["open"], 1)
    assert answer.facets["theme"] == {"a": 1, "b": 0}
    assert answer.facets["kind"] == {"page": 1}


def test_withdrawn_language_is_not_shown_by_a_stale_index(shelf):
    shelf.put(a_thing("1", a_text("ru", text="крона"), a_text("ky", text="тайна крона")))
    shelf.closed.add(("1", "ky", ""))

    assert find("тайна", lang="ky", filters={}).hits == ()
    assert [(one.lang, one.also) for one in find("крона", lang="ky", filters={}).hits] == [
        ("ru", ())
    ]


def test_kind_that_nobody_hands_in_any_more_is_not_shown(shelf):
    put_documents(things=[a_thing("1", "крона", kind="gone")])

    answer = find("крона", lang="ru", filters={})

    assert (keys(answer), answer.total) == ([], 0)


def test_filters_narrow_and_their_own_counts_stay(shelf):
    shelf.put(a_thing("1", "крона", theme=["a"]), a_thing("2", "крона", theme=["b"]))

    answer = find("крона", lang="ru", filters={"theme": ["a"]})

    assert (keys(answer), answer.total) == (["1"], 1)
    assert answer.facets["theme"] == {"a": 1, "b": 1}
    assert how_many(answer.question, {}) == 2


@pytest.mark.parametrize("things", [1, 60])
def test_answer_takes_few_statements_however_many_things(
    shelf, things, django_assert_max_num_queries
):
    shelf.put(*[a_thing(f"{n}", f"крона лампа {n}", theme=["a"]) for n in range(things)])
    find("крона", lang="ru", filters={})

    with django_assert_max_num_queries(8):
        answer = find("крона лампы", lang="ru", filters={"theme": ["a"], "lang": ["ru"]})

    assert answer.total == things
    assert set(answer.facets) == set(FACETS)


def test_first_letters_of_very_many_documents_find_nothing_alone(shelf, monkeypatch):
    monkeypatch.setattr("search.selectors.answering.FLOOD", 2)
    shelf.put(*[a_thing(f"{n}", f"кронав{n}а") for n in range(3)])
    question = asked(word("крона", field="p"), "кроноткан")

    assert bounded(question, words_of_index()).groups[0].alternatives == ()
    assert bounded(question, words_of_index()).groups[1] == question.groups[1]


def test_rebuilding_equals_what_changes_led_to(shelf):
    shelf.put(a_thing("1", "крона"), a_thing("2", "лампа"), a_thing("3", "парус"))
    shelf.put(a_thing("1", "крона и лампа", theme=["a"]))
    drop_things(kind="page", keys=["3"])
    before = rows()
    put_documents(things=[a_thing("stray", "тень", kind="gone"), a_thing("stray", "тень")])
    SearchThing.objects.filter(key="2").update(digest="")
    del shelf.things["3"]

    done = rebuild_index()

    assert rows() == before
    assert (done.things, done.documents) == (2, 2)
    assert find("тень", lang="ru", filters={}).total == 0
    assert keys(find("лампа", lang="ru", filters={})) == ["2", "1"]


def test_people_find_everything_while_the_index_is_rebuilt(shelf, monkeypatch):
    shelf.put(*[a_thing(f"{n}", "крона") for n in range(3)])
    monkeypatch.setattr("search.services.rebuild_index.TOGETHER", 1)
    found, read = [], shelf.read
    shelf.read = lambda keys: found.append(find("крона", lang="ru", filters={}).total) or read(keys)

    rebuild_index()

    assert found == [3, 3, 3]


def rows():
    return list(
        SearchThing.objects.order_by("key").values_list(
            "kind", "key", "facets", "digest", "documents__x", "documents__s"
        )
    )


def test_rebuilding_repairs_an_engine_that_lost_and_kept_the_wrong_documents(shelf):
    shelf.put(a_thing("1", "крона"))
    engine = database_engine()
    document = engine.candidates(asked("крона"), {})[0].id
    engine.drop([document])
    assert find("крона", lang="ru", filters={}).total == 0

    rebuild_index()

    assert keys(find("крона", lang="ru", filters={})) == ["1"]
