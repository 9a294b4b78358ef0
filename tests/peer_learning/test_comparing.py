"""Arithmetic of a comparison: what is computed, how it is rounded, and what is never guessed."""

from decimal import Decimal

import pytest

from best_practice.engine.facts import Budget, Result
from peer_learning.engine.comparing import (
    HOUSEHOLD,
    PERSON,
    Price,
    Range,
    bought_units,
    least,
    price_of,
    price_per_household,
    price_per_person,
    rounded,
    scale,
    shares,
    verdict,
)
from peer_learning.engine.comparing_words import money_range, words_of
from tests.factories.best_practice import facts

SOM = "local-budget"


def result(unit="дворов", value="214", baseline=None, qualifier=""):
    return Result({}, {"ru": "Получили воду"}, {"ru": unit}, baseline, value, qualifier, 2021)


def case(amount=486_000, people=1020, results=(), **changed):
    budget = [Budget(SOM, {}, amount)] if amount else []
    return facts(budget=budget, participants_total=people, results=list(results), **changed)


@pytest.mark.parametrize(
    ("value", "told"),
    [(2271.02, 2300), (1605.3, 1600), (94.6, 95), (9.4, 9), (0.2, 1), (0, 0), (99_999, 100_000)],
)
def test_estimates_keep_two_figures_that_count(value, told):
    assert rounded(value) == told


def test_price_of_one_participant_is_money_over_people():
    assert price_per_person(case()) == Price(486_000, Decimal(1020))


@pytest.mark.parametrize(
    "bare",
    [
        case(amount=0),
        case(people=None, groups=[]),
        case(people=0),
        facts(budget=[Budget(SOM, {}, 10), Budget("donor-project", {}, 5, currency="USD")]),
        facts(budget=[Budget("community", {}, None, is_in_kind=True)]),
    ],
)
def test_without_one_part_nothing_is_computed(bare):
    assert price_per_person(bare) is None


def test_households_count_only_where_an_author_counted_them():
    assert price_per_household(case(results=[result()])) == Price(486_000, Decimal(214))
    assert price_per_household(case(results=[result(unit="крестьянских хозяйств")])) is None
    assert price_per_household(case()) is None


def test_results_are_divided_by_only_where_several_cases_share_the_unit():
    pipe, lamp = result(unit="Км труб"), result(unit="фонарей")

    assert bought_units([case(results=[pipe, lamp]), case(results=[result(unit="км  труб.")])]) == [
        "км труб"
    ]


def test_only_the_gain_was_bought():
    price = price_of(case(), result(unit="км", value="12.5", baseline="2.5"))

    assert price == Price(486_000, Decimal("12.5"), Decimal("2.5"))
    assert price.about == 49_000


@pytest.mark.parametrize(
    "row",
    [
        result(unit="%"),
        result(unit="часов в день"),
        result(unit="дней"),
        result(unit="человек"),
        result(unit="тыс. сом"),
        result(unit=""),
        result(value="2", baseline="5"),
        result(value=None),
        result(value="много"),
        result(value="NaN"),
        result(value="0"),
    ],
)
def test_what_cannot_be_bought_has_no_price(row):
    assert price_of(case(), row) is None


def test_at_least_so_many_makes_the_price_at_most():
    assert price_of(case(), result(qualifier="at_least")).is_most


def test_least_of_all_is_said_only_where_the_told_figures_differ():
    cheap, dear, alike = (Price(som, Decimal(1)) for som in (100, 200, 101))

    assert least([dear, cheap, None]) == {1}
    assert least([cheap, alike]) == set()
    assert least([cheap]) == set()
    assert least([None, None]) == set()
    assert least([dear, cheap, alike]) == {1, 2}


def test_bars_share_the_scale_of_their_row():
    assert shares([200, 100, None, 0]) == [100, 50, None, 1]


def test_verdict_is_the_range_for_the_readers_number():
    cases = [case(results=[result()]), case(610_000, results=[result(value="380")]), case(None)]

    found = verdict(cases, people=None, households=240)

    assert found == Range(HOUSEHOLD, {"A": 2300, "B": 1600}, 3, 240)
    assert found.ends == (380_000, 550_000)


def test_verdict_without_a_number_is_for_one_participant():
    assert verdict([case(), case(610_000)], None, None) == Range(PERSON, {"A": 480, "B": 600}, 2)


def test_verdict_falls_back_to_what_can_be_computed():
    only = case(people=None, groups=[], results=[result()])

    assert verdict([only], people=100, households=None) == Range(HOUSEHOLD, {"A": 2300}, 1)
    assert verdict([case(None)], 100, 100) is None


def test_verdict_says_its_ground_and_every_doubt():
    words = words_of(Range(PERSON, {"A": 100, "C": 900}, 3, 50), [2019, 2023])

    assert words.title == "Для ваших 50 участников"
    assert (words.figure, words.unit) == ("около 5–45", "тыс. сом")
    assert words.how == "50 × 100 и 50 × 900"
    assert words.doubts == (
        "Основа: 2 примера из 3.",
        "Посчитать нельзя: B.",
        "Наибольшее больше наименьшего примерно в 9 раз: посмотрите, что делали по-разному.",
        "Цены 2019–2023 годов, каждая своего года, без пересчёта.",
        "Это ориентир, а не смета.",
    )


def test_one_example_is_called_no_range():
    words = words_of(Range(PERSON, {"A": 100}, 1), [2021])

    assert words.figure == "около 100"
    assert "Один пример — ещё не разброс: найдите другие." in words.doubts


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ((380_000, 550_000), ("около 380–550", "тыс. сом")),
        ((950, 1600), ("около 950–1\u00a0600", "сом")),
        ((4_500_000, 12_000_000), ("около 4,5–12", "млн сом")),
        ((120, 120), ("около 120", "сом")),
    ],
)
def test_range_is_written_in_one_unit(ends, told):
    assert money_range(*ends) == told


def test_marks_close_together_stand_in_rows_of_their_own():
    drawn = scale(Range(PERSON, {"A": 1000, "B": 1010, "C": 1020, "D": 5000}, 4))

    places = [(mark["letter"], mark["y"]) for mark in drawn["marks"]]
    assert places == [("A", 80), ("B", 58), ("C", 36), ("D", 80)]
    assert drawn["from"] == 48
    assert drawn["length"] == 304
