"""Signs of the languages of engines are plain text in terms, filters and facets."""

import pytest

from tests.factories.indexed import a_thing, asked
from tests.search.engines.asking import find

pytestmark = pytest.mark.django_db

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
    kept = set(index.engine.candidates(asked("12"), {}))

    assert len(kept) == 1


def test_thousands_of_words_are_bounded_work(index):
    index.put(a_thing("1", "бак"))

    assert find(index, asked(*[f"слово{n}" for n in range(10_000)], "бак")) in ([], ["1"])
