"""What every engine must do: the same things found, filtered and counted by the same question."""

import pytest

from search.engine.adapters import database_engine
from search.engine.interface import Alternative, Group
from search.models import SearchDocument, SearchThing
from search.selectors.entries import entries_of
from search.services.drop_things import drop_things
from search.services.put_documents import put_documents
from tests.factories.indexed import a_text, a_thing, asked, word

pytestmark = pytest.mark.django_db

FACETS = ("kind", "lang", "theme", "region")


class DatabaseIndex:
    """The index of the suite's own database; what is put stands in its engine at once."""

    def __init__(self):
        self.engine = database_engine()

    def put(self, *things):
        put_documents(things=things)

    def drop(self, *keys, kind="page"):
        drop_things(kind=kind, keys=keys)


class ElasticIndex:
    """Elasticsearch; the database takes things in first, as it always does."""

    def __init__(self, engine):
        self.engine = engine
        self.known = set()

    def put(self, *things):
        put_documents(things=things)
        self._follow()

    def drop(self, *keys, kind="page"):
        drop_things(kind=kind, keys=keys)
        self._follow()

    def empty(self):
        self.engine.drop(sorted(self.known))

    def _follow(self):
        there = list(SearchDocument.objects.values_list("pk", flat=True))
        self.engine.drop(sorted(self.known - set(there)))
        self.engine.put(entries_of(there))
        self.known |= set(there)


@pytest.fixture(params=["database", "elasticsearch"])
def index(request):
    if request.param == "database":
        yield DatabaseIndex()
        return
    elastic = ElasticIndex(request.getfixturevalue("lasting_engine"))
    yield elastic
    elastic.empty()


def keys(found):
    """The keys of the things found, each once, in the order of the engine."""
    names = dict(SearchThing.objects.values_list("pk", "key"))
    return list(dict.fromkeys(names[one.thing] for one in found))


def find(index, question, filters=None, **more):
    return sorted(keys(index.engine.candidates(question, filters or {}, **more)))


def test_empty_index_finds_and_counts_nothing(index):
    found = index.engine.candidates(asked("вода"), {})
    counts = index.engine.counts(asked("вода"), {}, facets=FACETS)

    assert found == []
    assert (counts.total, counts.facets) == (0, {name: {} for name in FACETS})


def test_empty_question_finds_and_counts_nothing(index):
    index.put(a_thing("1", "вода"))

    assert index.engine.candidates(asked(), {}) == []
    assert index.engine.counts(asked(), {}, facets=["kind"]).total == 0


def test_any_word_is_enough_for_the_page_and_more_words_are_better(index):
    index.put(
        a_thing("one", "бонус крона лампа парус"),
        a_thing("both", "бонус тапка лампа парус"),
        a_thing("none", "жираф"),
    )

    found = index.engine.candidates(asked("бонус", "топко", "тапка"), {})

    assert keys(found) == ["both", "one"]
    assert found[0].score > found[1].score


def test_rare_words_count_more_than_common_ones(index):
    index.put(*[a_thing(f"common {n}", "парус лампа") for n in range(8)])
    index.put(a_thing("rare", "жираф лампа"))

    found = index.engine.candidates(asked("парус", "жираф"), {})

    assert keys(found)[0] == "rare"


def test_all_words_are_needed_for_the_filter_of_a_list(index):
    index.put(a_thing("one", "бак"), a_thing("both", "бак лампа"), a_thing("none", "парус"))

    found = find(index, asked("бак", "лампа"), needs_all=True, limit=None)

    assert found == ["both"]


def test_extras_find_but_are_never_needed(index):
    index.put(a_thing("word", "бак"), a_thing("extra", "лампа"))
    question = asked("бак", extras=["лампа"])

    assert find(index, question) == ["extra", "word"]
    assert find(index, question, needs_all=True) == ["word"]


def test_alternative_of_any_field_stands_for_its_word(index):
    index.put(a_thing("1", "баками"), a_thing("2", "лампа"))
    group = Group("бак", (Alternative("s", "бак"), Alternative("x", "ничто")))

    assert find(index, asked(group), needs_all=True) == ["1"]


def test_terms_of_one_field_are_not_found_in_another(index):
    index.put(a_thing("1", "лампами"))

    assert find(index, asked(word("ламп", field="x"))) == []
    assert find(index, asked(word("ламп", field="s"))) == ["1"]
    assert find(index, asked(word("лампа", field="p"))) == ["1"]


def test_equivalent_of_several_words_stands_for_a_word_where_all_of_it_is_found(index):
    index.put(
        a_thing("short", "мсу"),
        a_thing("long", "бак парус"),
        a_thing("half", "парус"),
        a_thing("other", "лампа бак парус"),
    )
    group = word("мсу", bundles=((word("бак"), word("парус")),))

    assert find(index, asked(group), needs_all=True) == ["long", "other", "short"]
    assert find(index, asked(group, "лампа"), needs_all=True) == ["other"]
    assert find(index, asked(group)) == ["long", "other", "short"]


def test_excluded_words_leave_documents_out(index):
    index.put(a_thing("1", "бак лампа"), a_thing("2", "бак парус"), a_thing("3", "бак"))

    assert find(index, asked("бак", excluded=["лампа", "парус"])) == ["3"]
    assert index.engine.counts(asked("бак", excluded=["лампа"]), {}).total == 2


def test_only_excluded_words_find_nothing(index):
    index.put(a_thing("1", "бак"))

    assert find(index, asked(excluded=["лампа"])) == []


def test_phrases_stand_word_by_word(index):
    index.put(
        a_thing("phrase", "тапка бак лампа парус"),
        a_thing("turned", "лампа бак"),
        a_thing("apart", "бак парус лампа"),
    )
    question = asked("бак", "лампа", phrases=["бак лампа"])

    assert find(index, question) == ["phrase"]
    assert find(index, question, needs_all=True) == ["phrase"]
    assert index.engine.counts(question, {}).total == 1


def test_every_phrase_is_needed(index):
    index.put(a_thing("both", "бак лампа тапка парус"), a_thing("one", "бак лампа"))
    question = asked("бак", phrases=["бак лампа", "тапка парус"])

    assert find(index, question) == ["both"]


def test_filters_join_values_by_or_and_facets_by_and(index):
    index.put(
        a_thing("1", "бак", theme=["water"], region=["N"]),
        a_thing("2", "бак", theme=["roads", "water"], region=["C"]),
        a_thing("3", "бак", theme=["roads"], region=["N"]),
        a_thing("4", "бак", theme=["light"], region=["N"]),
        a_thing("5", "бак"),
    )

    assert find(index, asked("бак"), {"theme": ["water", "roads"]}) == ["1", "2", "3"]
    assert find(index, asked("бак"), {"theme": ["water", "roads"], "region": ["N"]}) == ["1", "3"]
    assert find(index, asked("бак"), {"theme": ["nothing"]}) == []
    assert find(index, asked("бак"), {"nothing": ["water"]}) == []
    assert find(index, asked("бак"), {"theme": []}) == ["1", "2", "3", "4", "5"]


def test_kind_is_a_filter_as_well(index):
    index.put(a_thing("1", "бак"), a_thing("2", "бак", kind="case"))

    assert find(index, asked("бак"), {"kind": ["case"]}) == ["2"]


def test_language_is_that_of_the_document(index):
    index.put(a_thing("1", a_text("ru", text="бак"), a_text("ky", text="лампа")))

    assert find(index, asked("бак"), {"lang": ["ru"]}) == ["1"]
    assert find(index, asked("бак"), {"lang": ["ky"]}) == []
    assert find(index, asked("бак"), {"lang": ["ru", "ky"]}) == ["1"]


def test_things_are_counted_and_not_documents(index):
    index.put(
        a_thing(
            "1",
            a_text("ru", text="бак"),
            a_text("ky", text="бак"),
            a_text("ru", text="бак", file="7", page=1),
            a_text("ru", text="бак", file="7", page=2),
            theme=["water"],
        ),
        a_thing("2", "бак", theme=["water"]),
    )

    counts = index.engine.counts(asked("бак"), {}, facets=FACETS)

    assert counts.total == 2
    assert counts.facets == {
        "kind": {"page": 2},
        "lang": {"ru": 2, "ky": 1},
        "theme": {"water": 2},
        "region": {},
    }


def test_counts_of_a_facet_leave_out_its_own_choice(index):
    index.put(
        a_thing("1", "бак", theme=["water"], region=["N"]),
        a_thing("2", "бак", theme=["roads"], region=["C"]),
        a_thing("3", a_text("ky", text="бак"), theme=["roads"], region=["N"]),
        a_thing("4", "парус", theme=["roads"], region=["N"]),
    )

    counts = index.engine.counts(
        asked("бак"), {"theme": ["roads"], "lang": ["ru"]}, facets=("theme", "region", "lang")
    )

    assert counts.total == 1
    assert counts.facets == {
        "theme": {"water": 1, "roads": 1},
        "region": {"C": 1},
        "lang": {"ru": 1, "ky": 1},
    }


def test_counts_follow_the_same_rules_as_candidates(index):
    index.put(a_thing("1", "бак лампа", theme=["a"]), a_thing("2", "бак", theme=["b"]))

    some = index.engine.counts(asked("бак", "лампа"), {}, facets=["theme"])
    whole = index.engine.counts(asked("бак", "лампа"), {}, facets=["theme"], needs_all=True)

    assert (some.total, some.facets) == (2, {"theme": {"a": 1, "b": 1}})
    assert (whole.total, whole.facets) == (1, {"theme": {"a": 1}})


def test_limit_keeps_the_best_and_equal_ones_come_newest_first(index):
    index.put(*[a_thing(f"{n}", "бак парус") for n in range(5)])

    found = index.engine.candidates(asked("бак"), {}, limit=3)

    assert keys(found) == ["4", "3", "2"]


def test_changed_text_takes_the_place_of_the_former(index):
    index.put(a_thing("1", "бак", theme=["water"]))
    index.put(a_thing("1", "лампа", theme=["roads"]))

    assert find(index, asked("бак")) == []
    assert find(index, asked("лампа"), {"theme": ["roads"]}) == ["1"]
    assert find(index, asked("лампа"), {"theme": ["water"]}) == []


def test_withdrawn_language_is_no_longer_found(index):
    index.put(a_thing("1", a_text("ru", text="бак"), a_text("ky", text="лампа")))
    index.put(a_thing("1", a_text("ru", text="бак")))

    assert find(index, asked("лампа")) == []
    assert find(index, asked("бак")) == ["1"]


def test_dropped_thing_is_neither_found_nor_counted(index):
    index.put(a_thing("1", "бак"), a_thing("2", "бак"), a_thing("1", "бак", kind="case"))
    index.drop("1", "unknown")

    assert find(index, asked("бак"), {"kind": ["page"]}) == ["2"]
    assert index.engine.counts(asked("бак"), {}, facets=["kind"]).facets == {
        "kind": {"page": 1, "case": 1}
    }


def test_dropping_unknown_documents_is_no_error(index):
    index.engine.drop([123456789])
    index.engine.drop([])

    assert find(index, asked("бак")) == []


HOSTILE = [
    '"',
    "'",
    "\\",
    '"бак',
    "бак OR лампа",
    "бак*",
    "NEAR(бак",
    "x:бак",
    ") OR (",
    "бак & !лампа",
    "бак:*",
    "xбак' | 'x",
    "; DROP TABLE search_fts",
    "бак\0",
    "\0",
    "\ud800",
    "%s",
    "%(a)s",
    "{",
    "+бак -лампа",
    "бак~2",
    "/.*/",
    "",
    " ",
    "ф" * 5000,
]


@pytest.mark.parametrize("term", HOSTILE)
def test_signs_of_query_languages_are_plain_text(index, term):
    index.put(a_thing("1", "бак лампа"))

    assert find(index, asked(term)) == []
    assert find(index, asked(term, "бак")) == ["1"]
    assert find(index, asked(term, "бак"), needs_all=True) == []
    assert find(index, asked("бак", excluded=[term])) == ["1"]
    assert find(index, asked("бак"), {"theme": [term]}) == []
    assert find(index, asked("бак"), {term: ["бак"]}) == []
    assert index.engine.counts(asked(term), {"theme": [term]}, facets=["theme"]).total == 0


def test_terms_keep_their_signs(index):
    index.put(a_thing("1", "о'кей, 12-бөлүм"))
    kept = {term for term in index.engine.candidates(asked("12"), {})}

    assert len(kept) == 1


def test_thousands_of_words_are_bounded_work(index):
    index.put(a_thing("1", "бак"))

    assert find(index, asked(*[f"слово{n}" for n in range(10_000)], "бак")) in ([], ["1"])
