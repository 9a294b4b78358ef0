"""The index after every change is the one that the texts of this moment would give."""

import datetime
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from search.engine.adapters import database_engine
from search.engine.analysis import ANALYSIS_VERSION, analyse
from search.models import IndexState, SearchDocument, SearchFacet, SearchTerm, SearchThing
from search.selectors.entries import entries_of, prefixes_of
from search.services.drop_things import drop_things
from search.services.put_documents import put_documents
from search.services.rebuild_index import recount_terms
from tests.factories.indexed import a_text, a_thing, asked

pytestmark = pytest.mark.django_db


def frequencies():
    return {
        (field, term): documents
        for field, term, documents in SearchTerm.objects.values_list("field", "term", "documents")
    }


def expected_frequencies():
    """Counted from scratch, as a person would."""
    found = Counter()
    for document in SearchDocument.objects.all():
        text = f"{document.title}\n{document.title}\n{document.text}"
        streams = analyse(text, document.lang)
        for field, stream in (("x", streams.x), ("s", streams.s), ("p", streams.p)):
            found.update({(field, term) for term in stream.split()})
    return dict(found)


def totals():
    index = IndexState.objects.get()
    return index.documents, index.terms


def test_everything_of_a_thing_is_kept():
    at = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    text = a_text("ky", "Суу", "Суу түтүгү", file="9", page=3, ocr_quality=71)

    put_documents(things=[a_thing("7", text, kind="case", year=2024, theme=["water", "water"])])

    thing = SearchThing.objects.get()
    document = SearchDocument.objects.get()
    assert (thing.kind, thing.key, thing.published_at) == ("case", "7", at)
    assert (document.lang, document.file, document.page) == ("ky", "9", 3)
    assert (document.title, document.text, document.url) == ("Суу", "Суу түтүгү", "/ky/Суу/")
    assert (document.ocr_quality, document.analysis_version) == (71, ANALYSIS_VERSION)
    assert set(SearchFacet.objects.values_list("facet", "value")) == {
        ("kind", "case"),
        ("theme", "water"),
    }


def test_words_are_counted_exactly_through_changes_and_deletions():
    put_documents(
        things=[
            a_thing("1", "Новая тапка и крона", a_text("ky", text="Жаңы көпүрө")),
            a_thing("2", "Парус, парус и ещё парус"),
            a_thing("3", "Старая крона"),
        ]
    )
    put_documents(things=[a_thing("1", "Другая тапка"), a_thing("2", "Парус и крона")])
    drop_things(kind="page", keys=["3"])

    assert frequencies() == expected_frequencies()
    assert frequencies()["x", "парус"] == 1
    assert ("x", "старая") not in frequencies()
    documents = SearchDocument.objects.values_list("length", flat=True)
    assert totals() == (len(documents), sum(documents))
    assert recount_terms() == 0


def test_wrong_counts_are_put_right():
    put_documents(things=[a_thing("1", "Новая крона")])
    SearchTerm.objects.filter(field="x", term="крона").update(documents=7)
    SearchTerm.objects.filter(field="x", term="новая").delete()
    SearchTerm.objects.create(field="s", term="чужой", documents=2)
    IndexState.objects.update(documents=5, terms=9)

    assert recount_terms() == 3
    assert frequencies() == expected_frequencies()
    assert totals() == (1, 2)


def test_nothing_is_left_of_what_was_dropped():
    put_documents(things=[a_thing("1", "Крона", theme=["water"]), a_thing("2")])
    drop_things(kind="page", keys=["1", "2", "3"])

    assert SearchThing.objects.count() == SearchDocument.objects.count() == 0
    assert SearchTerm.objects.count() == SearchFacet.objects.count() == 0
    assert totals() == (0, 0)


def test_thing_without_texts_leaves_the_index():
    put_documents(things=[a_thing("1", "Крона")])
    put_documents(things=[a_thing("1")])

    assert not SearchThing.objects.exists()
    assert database_engine().candidates(asked("крона"), {}) == []


def test_unchanged_thing_keeps_its_rows_and_the_state():
    put_documents(things=[a_thing("1", "Крона", theme=["water"])])
    before = IndexState.objects.get().state

    put = put_documents(things=[a_thing("1", "Крона", theme=["water"])])

    assert put == []
    assert IndexState.objects.get().state == before


def test_document_keeps_its_number_when_its_text_changes():
    put_documents(things=[a_thing("1", "Крона")])
    before = SearchDocument.objects.get().pk

    put_documents(things=[a_thing("1", "Лампа")])

    assert SearchDocument.objects.get().pk == before


def test_of_a_thing_named_twice_the_last_counts():
    put_documents(things=[a_thing("1", "Крона"), a_thing("1", "Лампа")])

    assert SearchDocument.objects.get().text == "Лампа"


def test_texts_that_no_database_stores_are_kept_without_the_odd_signs():
    text = a_text("ru", "Кро\0на" + "а" * 400, "Лам\ud800па\0")
    put_documents(things=[a_thing("1", text)])

    document = SearchDocument.objects.get()
    assert document.title == "Крона" + "а" * 295
    assert document.text == "Лампа"


def test_long_text_is_kept_whole_and_found_by_its_beginning():
    put_documents(things=[a_thing("1", "крона " + "слово " * 60_000 + "хвост")])

    assert len(database_engine().candidates(asked("крона"), {})) == 1


def test_text_of_very_many_different_words_fits_every_engine():
    words = " ".join(f"слово{n:06}" for n in range(15_000))
    put_documents(things=[a_thing("1", "крона " + words)])

    assert len(database_engine().candidates(asked("крона"), {})) == 1


def test_entries_are_what_the_engine_was_given():
    put_documents(things=[a_thing("1", a_text("ru", "Крона", "деревьев"), theme=["parks"])])
    document = SearchDocument.objects.get()
    streams = analyse("Крона\nКрона\nдеревьев", "ru")

    entry = entries_of([document.pk, 123456])[0]

    assert entry.streams == streams
    assert entry.facets == {"theme": ["parks"], "kind": ["page"], "lang": ["ru"]}


@pytest.mark.parametrize("text", ["Жергиликтүү өз алдынча башкаруу", "Из-за бюджета-2024", ""])
def test_first_letters_follow_from_skeletons(text):
    streams = analyse(text, "ky")

    assert prefixes_of(streams.x) == streams.p


def test_rolled_back_change_leaves_no_trace():
    put_documents(things=[a_thing("1", "Крона")])
    before = (frequencies(), totals())

    with transaction.atomic():
        put_documents(things=[a_thing("1", "Лампа"), a_thing("2", "Лампа")])
        transaction.set_rollback(True)

    assert (frequencies(), totals()) == before
    assert database_engine().candidates(asked("лампа"), {}) == []


def test_more_things_take_no_more_statements(django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        put_documents(things=[a_thing(f"{n}", f"крона лампа {n}") for n in range(60)])


@pytest.mark.django_db(transaction=True)
def test_two_workers_count_together():
    def put(worker):
        for turn in range(6):
            put_documents(things=[a_thing(f"{worker}-{turn}", f"крона {worker} {turn}")])
        drop_things(kind="page", keys=[f"{worker}-0"])
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(put, ["один", "два"]))

    assert frequencies() == expected_frequencies()
    assert frequencies()["x", "крона"] == 10
    assert totals()[0] == 10
    assert len(database_engine().candidates(asked("крона"), {})) == 10
