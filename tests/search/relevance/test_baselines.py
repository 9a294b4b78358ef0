"""How the search of others fares on the same set: it must fare badly, or the set is too easy."""

import re

import pytest
from django.db import connection
from modelsearch.backends import get_search_backend
from wagtail.models import Locale, Page

from search.engine.measuring import measure
from tests.search.relevance.sets import our_set

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="both live in SQLite"),
]

AS_IT_COMES = "modelsearch.backends.database"
MOST = 10


@pytest.fixture
def locales():
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in ("ru", "ky")}


@pytest.fixture
def pages(locales):
    """Our passages as titles of pages in the index of Wagtail, by their keys."""
    root = Page.objects.filter(depth=1).get()
    made = Page.objects.bulk_create(
        Page(
            path=f"{root.path}{number:04d}",
            depth=2,
            title=passage.text,
            slug=f"passage-{number}",
            content_type_id=root.content_type_id,
            locale=locales[passage.lang],
            live=True,
        )
        for number, passage in enumerate(our_set().passages, 1000)
    )
    get_search_backend(AS_IT_COMES).get_index_for_model(Page).add_items(Page, made)
    return {page.pk: passage.id for page, passage in zip(made, our_set().passages, strict=True)}


def test_wagtail_as_it_comes_finds_nearly_nothing(pages, locales):
    backend = get_search_backend(AS_IT_COMES)
    rankings = {}
    for query in our_set().queries:
        among = Page.objects.filter(pk__in=list(pages))
        if query.target != "any":
            among = among.filter(locale=locales[query.target])
        found = backend.search(query.text, among)[:MOST]
        rankings[query.id] = [pages[page.pk] for page in found]

    report = measure(our_set(), rankings)

    assert 0 < report["all"]["ndcg@10"] <= 0.30


def test_plain_words_joined_by_or_find_too_little():
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE VIRTUAL TABLE plain USING fts5(name UNINDEXED, lang UNINDEXED, text)"
        )
        cursor.executemany("INSERT INTO plain VALUES (%s, %s, %s)", our_set().passages)
        rankings = {query.id: any_word(cursor, query) for query in our_set().queries}
        cursor.execute("DROP TABLE plain")

    report = measure(our_set(), rankings)

    assert 0.2 < report["all"]["ndcg@10"] <= 0.65


def any_word(cursor, query):
    wanted = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query.text))
    languages = ("ru", "ky") if query.target == "any" else (query.target, query.target)
    cursor.execute(
        "SELECT name FROM plain WHERE plain MATCH %s AND lang IN (%s, %s) ORDER BY rank LIMIT %s",
        [wanted, *languages, MOST],
    )
    return [name for (name,) in cursor.fetchall()]
