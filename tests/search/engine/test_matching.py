"""Texts in memory fit a question exactly when the database finds them by it."""

import random

import pytest

from search.engine.adapters import database_engine
from search.engine.matching import Text, Texts
from search.models import SearchDocument, SearchThing
from search.services.put_documents import put_documents
from tests.factories.indexed import a_thing, asked, word

pytestmark = pytest.mark.django_db
WORDS = [
    *("вода", "насос", "школа", "дорога", "бюджет", "слушания", "айылокмоту"),
    *("водопровод", "солнце", "мост"),
]


def in_memory():
    rows = SearchDocument.objects.values_list("thing__key", "x", "s")
    return Texts(Text(*row) for row in rows)


def in_database(question):
    found = database_engine().candidates(question, {}, limit=None, needs_all=True)
    keys = dict(SearchThing.objects.values_list("pk", "key"))
    return {keys[hit.thing] for hit in found}


def random_question(draw):
    terms = draw.sample(WORDS, draw.randint(1, 3))
    groups = [word(term, draw.choice(WORDS)) for term in terms]
    if draw.random() < 0.3:
        bundle = tuple(word(one) for one in draw.sample(WORDS, 2))
        groups.append(word("никогда", bundles=(bundle,)))
    if draw.random() < 0.3:
        groups.append(word(draw.choice(["водоп", "айыло", "слуша"]), field="p"))
    phrases = [" ".join(draw.sample(WORDS, 2))] if draw.random() < 0.3 else []
    excluded = draw.sample(WORDS, 1) if draw.random() < 0.3 else []
    return asked(*groups, phrases=phrases, excluded=excluded)


def test_three_hundred_random_questions_hold_the_same_things():
    draw = random.Random(5)  # noqa: S311 -- choices of a test, no secret
    put_documents(
        things=[
            a_thing(str(number), " ".join(draw.choices(WORDS, k=draw.randint(2, 9))))
            for number in range(80)
        ]
    )
    texts = in_memory()

    questions = [random_question(draw) for _turn in range(300)]

    sizes = set()
    for question in questions:
        fitting = texts.fitting(question)
        assert fitting == in_database(question), question
        sizes.add(len(fitting))
    assert len(sizes) > 10


def test_an_empty_question_fits_nothing():
    put_documents(things=[a_thing("1", "вода")])

    assert in_memory().fitting(asked()) == set()
    assert Texts([]).fitting(asked("вода")) == set()
