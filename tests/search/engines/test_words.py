"""What every engine finds by words, phrases and exclusions, and in which order."""

import pytest

from search.engine.interface import Alternative, Group
from tests.factories.indexed import a_thing, asked, word
from tests.search.engines.asking import find, keys

pytestmark = pytest.mark.django_db

FACETS = ("kind", "lang", "theme", "region")


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
