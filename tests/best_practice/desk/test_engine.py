"""Pure rules of the desk: likeness, differences, gaps, obstacles."""

import dataclasses
import datetime

from best_practice.engine.desk.differences import (
    ADDED,
    CHANGED,
    REMOVED,
    facts_differ,
    texts_differ,
)
from best_practice.engine.desk.gaps import last_changed, rows_without
from best_practice.engine.desk.obstacles import obstacles_of
from best_practice.engine.desk.shingles import is_alike, likeness, marks_of
from best_practice.engine.facts import Budget, File, Group
from tests.factories.best_practice import HOLIDAYS, TEXTS, facts

LONG = (
    "Летом в селе не хватало воды: старый насос стоял, потому что платить за свет было нечем. "
    "Собрали сход, выбрали группу, поставили солнечные панели и новый насос. "
    "Теперь вода есть в каждом дворе, а счёт за свет больше не приходит."
)
PUMP = {"title": "Насос на солнечных панелях", "summary": LONG, "problem": "", "solution": LONG}


def test_a_text_with_one_word_changed_is_nearly_the_same():
    changed = {**PUMP, "title": "Насос на солнечных панелях в селе"}
    changed["summary"] = changed["solution"] = LONG.replace("каждом", "любом")

    title, text = likeness(PUMP, changed)

    assert (title > 85, text > 75, is_alike(title, text)) == (True, True, True)


def test_letters_that_people_mix_make_no_difference():
    one = {"title": "Күн панелдериндеги насос", "solution": "Жергиликтүү кеңеш чечим кабыл алды"}
    other = {"title": "КУН ПАНЕЛДЕРИНДЕГИ НАСОС", "solution": "жергиликтуу кенеш чечим кабыл алды"}

    assert likeness(one, other) == (100, 100)
    assert marks_of(one) == marks_of(other)


def test_two_cases_of_one_theme_are_not_alike():
    other = {
        "title": "Насос для школы",
        "solution": "Родители купили насос и починили трубы, школа снова с водой.",
    }

    assert not is_alike(*likeness(PUMP, other))


def test_the_same_title_alone_is_no_warning():
    other = {**PUMP, "summary": "Совсем другое дело.", "solution": "Дорогу засыпали гравием."}

    assert not is_alike(*likeness(PUMP, other))


def test_marks_are_few_and_near_copies_share_most_of_them():
    long = {"title": "А", "solution": " ".join(f"слово{n}" for n in range(2000))}
    near = {**long, "solution": long["solution"].replace("слово1000 ", "другое ")}

    marks = marks_of(long)

    assert len(marks) <= 30
    assert len(marks & marks_of(near)) >= 20
    assert marks_of({}) == set()


def test_a_changed_sum_is_one_changed_row_and_a_new_row_is_added():
    after = facts(
        budget=[
            dataclasses.replace(HOLIDAYS.budget[0], amount=12_000),
            *HOLIDAYS.budget[1:],
            Budget("state-budget", {"ru": "Дорога"}, 5_000),
        ],
        groups=HOLIDAYS.groups[:1],
        participants_total=300,
    )

    found = facts_differ(HOLIDAYS, after)

    assert [(one.part, one.kind, one.position) for one in found] == [
        ("participants_total", CHANGED, 0),
        ("budget", CHANGED, 1),
        ("budget", ADDED, 4),
        ("groups", REMOVED, 2),
    ]
    changed = [name for name, was, now, differs in found[1].fields if differs]
    assert changed == ["amount"]
    assert found[1].before["amount"] == "11000"
    assert found[1].after["amount"] == "12000"


def test_a_row_that_only_moved_did_not_change():
    assert facts_differ(HOLIDAYS, facts(groups=HOLIDAYS.groups[::-1])) == []


def test_a_translation_that_came_is_told_by_its_language():
    first = dataclasses.replace(
        HOLIDAYS.steps[1], title={**HOLIDAYS.steps[1].title, "ky": "Беш иш-чара"}
    )

    (found,) = facts_differ(HOLIDAYS, facts(steps=[HOLIDAYS.steps[0], first]))

    assert (found.part, found.kind) == ("steps", CHANGED)
    assert ("title ky", "", "Беш иш-чара", True) in found.fields


def test_texts_differ_language_by_language():
    found = texts_differ(
        {"ru": TEXTS}, {"ru": {**TEXTS, "lessons": "Дождь."}, "ky": {"title": "Беш"}}
    )

    assert [(one.part, one.kind) for one in found] == [("lessons ru", ADDED), ("title ky", ADDED)]


def test_rows_in_one_language_are_counted_by_part():
    assert rows_without(HOLIDAYS, "ky")["steps"] == 3
    assert rows_without(HOLIDAYS, "ru") == {}


def test_the_first_text_of_a_language_is_no_change():
    days = [datetime.datetime(2026, 1, day, tzinfo=datetime.UTC) for day in (1, 2, 3)]
    versions = [
        (days[0], {"ru": {"title": "А"}}),
        (days[1], {"ru": {"title": "А"}, "ky": {"title": "Б"}}),
        (days[2], {"ru": {"title": "В"}, "ky": {"title": "Б"}}),
    ]

    assert last_changed(versions, "ru") == days[2]
    assert last_changed(versions, "ky") is None


def test_a_group_above_the_whole_forbids_and_comes_first():
    photo = File("u", "photo", "дети.jpg", 10, {})
    found = obstacles_of(
        facts(groups=[Group({"ru": "женщины"}, 291)], files=[photo], stated_som=40_000)
    )

    assert [(one.kind, one.section.value, one.forbids) for one in found] == [
        ("group_above_whole", "people", True),
        ("budget_apart", "money", False),
        ("photo_unsaid", "photos", False),
    ]
    assert found[1].about == {"stated": 40_000, "counted": 36_000}


def test_parents_consent_settles_a_photo_of_children():
    photo = File("u", "photo", "дети.jpg", 10, {}, consent="children")

    assert obstacles_of(facts(files=[photo])) == []


def test_sums_of_parts_that_agree_are_not_mentioned():
    whole = facts(budget=[Budget("local-budget", {}, 23_000)])
    parts = [facts(budget=[Budget("local-budget", {}, sum_)]) for sum_ in (12_000, 11_000)]

    assert obstacles_of(whole, parts) == []
    assert [one.kind for one in obstacles_of(whole, parts[:1])] == ["parts_apart", "parts_apart"]
