"""Successors are right on any day, and names are found however they are typed."""

import datetime
import unicodedata

import pytest

from organisations.engine import Step, inherited, is_named, spellings, standing


def day(year, month=1, number=1):
    return datetime.date(year, month, number)


@pytest.mark.parametrize(
    ("on", "expected"),
    [(day(2009), [1]), (day(2010), [2]), (day(2023, 12, 31), [2]), (day(2024), [3])],
)
def test_chain_of_mergers_is_followed_until_the_day(on, expected):
    steps = [Step(2, 3, day(2024)), Step(1, 2, day(2010))]

    assert standing(1, steps, on) == expected


def test_split_leaves_all_parts_and_the_one_that_goes_on():
    steps = [Step(1, 1, day(2020)), Step(1, 2, day(2020)), Step(1, 1, day(2022))]
    steps += [Step(1, 3, day(2022))]

    found = [standing(1, steps, day(year)) for year in (2019, 2020, 2022)]

    assert found == [[1], [1, 2], [2, 1, 3]]


def test_one_that_went_and_came_back_stands_again():
    steps = [Step(1, 2, day(2020)), Step(2, 1, day(2022)), Step(1, 3, day(2024))]

    found = [standing(1, steps, day(year)) for year in (2019, 2021, 2023, 2025)]

    assert found == [[1], [2], [1], [3]]


def test_merger_and_renaming_on_one_day_are_followed_to_the_end():
    steps = [Step(2, 3, day(2024)), Step(1, 2, day(2024))]

    assert standing(1, steps, day(2024)) == [3]


def test_parts_that_meet_again_and_go_on_together_leave_only_the_last():
    steps = [Step(1, 2, day(2010)), Step(1, 3, day(2010)), Step(2, 4, day(2015))]
    steps += [Step(3, 4, day(2015)), Step(4, 5, day(2020))]

    found = [standing(1, steps, day(year)) for year in (2012, 2016, 2021)]

    assert found == [[2, 3], [4], [5]]
    assert inherited([4], steps, day(2021)) == set()


def test_reform_of_the_whole_country_is_followed_at_once():
    rows = [Step(place, 1000 + place // 2, day(2024)) for place in range(500)]

    assert inherited([1007], rows, day(2025)) == {14, 15}


def test_ring_of_one_day_ends():
    steps = [Step(1, 2, day(2020)), Step(2, 1, day(2020))]

    assert standing(1, steps, day(2021)) == [1]


def test_heirs_get_what_is_gone_and_nothing_of_whoever_goes_on():
    merged = [Step(1, 3, day(2024)), Step(2, 3, day(2024)), Step(5, 1, day(2010))]
    parted = [Step(6, 6, day(2020)), Step(6, 7, day(2020))]

    steps = merged + parted

    assert inherited([3], steps, day(2024)) == {1, 2, 5}
    assert inherited([3], steps, day(2023)) == set()
    assert inherited([7], steps, day(2024)) == set()


@pytest.mark.parametrize(
    "typed",
    ["озгон", "ӨЗГӨН", "Өзгөн айыл", "ozgon", "OZGON aiyl", "жаны", "zhany", "jany"],
)
def test_name_is_found_without_kyrgyz_letters_and_in_latin(typed):
    assert is_named(typed, spellings("Өзгөн айыл аймагы Жаңы-Жол"))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_bad_157_composed_and_decomposed_letters_are_one(form):
    name = unicodedata.normalize("NFD", "Ёлочный айылный аймак")

    assert is_named(unicodedata.normalize(form, "ёлочный"), spellings(name))


@pytest.mark.parametrize("typed", ["", "  ", "🙂", "ббб"])
def test_nothing_and_nonsense_name_nobody(typed):
    assert not is_named(typed, spellings("Өзгөн"))
