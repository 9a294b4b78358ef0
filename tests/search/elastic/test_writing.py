"""What goes to the node in one request, and what its answer means for each document."""

import logging

import pytest

from search.engine.adapters.elastic.writing import MOST_SIGNS, TOGETHER, document, heaps, look_at
from search.engine.interface import EngineDownError, Entry, Streams


def an_entry(number, signs=1):
    return Entry(number, 130, Streams("б" * signs, "", "", 1), {"lang": ["ru"]})


def sizes(entries):
    return [len(heap) for heap in heaps(entries)]


def test_requests_are_parted_by_number():
    assert sizes([an_entry(number) for number in range(TOGETHER * 2 + 1)]) == [
        TOGETHER,
        TOGETHER,
        1,
    ]
    assert sizes([]) == []


def test_requests_are_parted_by_length_and_a_long_document_goes_alone():
    long = MOST_SIGNS // 2 + 1

    assert sizes([an_entry(1), an_entry(2, long), an_entry(3, long), an_entry(4)]) == [2, 2]
    assert sizes([an_entry(1), an_entry(2, MOST_SIGNS * 2), an_entry(3)]) == [1, 1, 1]


def test_document_lies_with_its_mark_and_the_heap_of_its_thing():
    assert document(an_entry(7), {7: 99}) == {
        "number": 7,
        "thing": 130,
        "heap": 2,
        "mark": 99,
        "x": "б",
        "s": "",
        "p": "",
        "facets": {"lang": ["ru"]},
    }


def test_overtaken_and_vanished_documents_are_in_order():
    look_at(
        [
            {"status": 201},
            {"status": 409, "error": {"type": "version_conflict_engine_exception"}},
            {"status": 404},
        ]
    )


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (429, "es_rejected_execution_exception"),
        (503, "unavailable_shards_exception"),
        (404, "index_not_found_exception"),
    ],
)
def test_document_that_did_not_arrive_is_an_error(status, kind):
    with pytest.raises(EngineDownError) as caught:
        look_at([{"status": 200}, {"status": status, "error": {"type": kind}}])

    assert str(caught.value) == f"{status} {kind}"


def test_document_refused_for_good_stops_no_other(caplog):
    with caplog.at_level(logging.ERROR, "portal.search"):
        look_at([{"status": 400, "error": {"type": "document_parsing_exception"}}])

    assert caplog.messages == ["Elasticsearch refuses a document: 400 document_parsing_exception"]
