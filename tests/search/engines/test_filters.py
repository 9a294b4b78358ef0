"""What every engine filters and counts, and how it follows changes of the index."""

import pytest

from tests.factories.indexed import a_text, a_thing, asked
from tests.search.engines.asking import find, keys

pytestmark = pytest.mark.django_db

FACETS = ("kind", "lang", "theme", "region")


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
