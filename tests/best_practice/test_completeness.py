"""Completeness: what a useful case tells, and what is missing in words by section."""

import dataclasses

import pytest
from django.utils import translation

from best_practice.choices import Section
from best_practice.engine.completeness import (
    WISHES,
    completeness_of,
    missing_by_section,
    missing_wishes,
)
from best_practice.engine.facts import CaseFacts, Result
from best_practice.services.record_publication import refresh_public_state
from best_practice.services.write_facts import write_facts
from tests.factories.best_practice import HOLIDAYS, evidence, facts, published_case
from tests.factories.whole_case import LONG, WHOLE

STORY = ("context", "problem", "solution", "lessons", "how_to_repeat")
TEXTS = {"ru": dict.fromkeys(STORY, LONG), "ky": {"problem": LONG}}
NOTHING = CaseFacts(theme="services.water", terms=[], municipalities=[])
FULL = dataclasses.replace(
    WHOLE,
    legal_acts=["some-act"],
    results=[Result({}, {"ru": "Вода"}, {}, "2", "7", "", 2021)],
)


def codes(*told):
    return {wish.code for wish in missing_wishes(*told)}


def test_weights_make_a_hundred_and_codes_are_told_once():
    assert sum(wish.weight for wish in WISHES) == 100
    assert len({wish.code for wish in WISHES}) == len(WISHES)


def test_case_that_tells_nothing_is_at_nought_and_misses_everything():
    assert completeness_of(NOTHING, {}) == 0
    assert codes(NOTHING, {}) == {wish.code for wish in WISHES}


@pytest.mark.django_db
def test_case_that_tells_everything_is_at_a_hundred():
    photo = dataclasses.replace(evidence("a.jpg"), kind="photo")

    assert completeness_of(dataclasses.replace(FULL, files=[photo]), TEXTS) == 100


@pytest.mark.django_db
def test_photo_nobody_may_see_does_not_count():
    photo = dataclasses.replace(evidence("a.jpg"), kind="photo", consent="withheld")

    assert codes(dataclasses.replace(FULL, files=[photo]), TEXTS) == {"photo"}


@pytest.mark.parametrize(
    ("change", "missed"),
    [
        ({"budget": []}, {"budget", "plan"}),
        ({"conditions": []}, {"conditions"}),
        ({"contact_phone": "", "contact_email": ""}, {"contact"}),
        ({"legal_acts": []}, {"acts"}),
        ({"mode": ""}, {"mode"}),
        ({"groups": []}, {"groups"}),
        ({"results": HOLIDAYS.results}, {"results"}),
        ({"steps": []}, {"steps", "proof"}),
        ({"steps": [HOLIDAYS.steps[1], HOLIDAYS.steps[1]]}, {"proof"}),
    ],
)
def test_every_fact_left_out_is_missed(change, missed):
    assert codes(dataclasses.replace(FULL, **change), TEXTS) == {"photo", *missed}


def test_text_of_a_word_or_two_tells_nothing():
    texts = {**TEXTS, "ru": {**TEXTS["ru"], "lessons": "Нет."}}

    assert codes(FULL, texts) == {"photo", "lessons"}


def test_second_language_is_missed():
    assert codes(FULL, {"ru": TEXTS["ru"]}) == {"photo", "language"}


def test_part_is_not_asked_for_what_the_larger_case_tells():
    part = dataclasses.replace(FULL, steps=[], legal_acts=[])

    assert codes(part, TEXTS, FULL) == {"photo"}


def test_wishes_come_by_section_in_the_order_of_the_form_the_weightiest_first():
    found = missing_by_section(NOTHING, {})

    assert list(found) == sorted(found, key=list(Section).index)
    assert [wish.code for wish in found[Section.MONEY]] == ["budget", "plan"]


def test_words_are_in_the_language_of_the_reader():
    with translation.override("en"):
        words = [str(wish.words) for wish in missing_wishes(NOTHING, {})]

    assert "Add the budget: who gave how much. It is the first thing heads look for." in words


@pytest.mark.django_db
def test_publication_writes_how_complete_a_case_is_once_for_all_its_languages():
    alone, translated = published_case(WHOLE), published_case(WHOLE, languages=("ru", "ky", "en"))

    assert translated.completeness == alone.completeness + 6


@pytest.mark.django_db
def test_larger_case_that_changes_tells_its_parts():
    larger = published_case(facts(steps=[]))
    part = published_case(facts(steps=[], part_of=larger.number))

    published = published_case(facts(steps=[], part_of=larger.number))
    change_steps(larger)
    part.refresh_from_db()

    assert part.completeness == published.completeness + 14


def change_steps(larger):
    write_facts(case=larger, facts=HOLIDAYS)
    refresh_public_state(case_id=larger.pk)
