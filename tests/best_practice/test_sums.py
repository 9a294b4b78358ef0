"""Sums: what does not add up is told with the difference and never mended."""

import dataclasses

import pytest
from django.utils import translation

from best_practice.engine.facts import Budget, Group
from best_practice.engine.sums import (
    Difference,
    Foreign,
    budget_difference,
    foreign_money,
    groups_above_total,
    groups_difference,
    part_differences,
    shares_by_source,
    som_per_person,
)
from best_practice.models import Case
from best_practice.selectors.rows import facts_of_case
from best_practice.selectors.warnings import sum_warnings, warnings_of
from tests.factories.best_practice import facts, published_case
from tests.factories.whole_case import WHOLE


def spent(local, project=None):
    rows = [Budget("local-budget", {}, local)]
    return facts(budget=[*rows, *([Budget("donor-project", {}, project)] if project else [])])


ROUND = spent(23_000, 50_000)
PARTS = [spent(12_000, 25_000), spent(11_000, 25_000)]


def test_other_currencies_stand_for_themselves():
    assert foreign_money(WHOLE) == [Foreign("USD", 400, None)]
    assert [(share.source, share.amount) for share in shares_by_source(WHOLE)] == [
        ("local-budget", 11_000),
        ("donor-project", 25_000),
    ]


def test_cost_of_a_participant_is_known_only_when_all_money_is_som():
    in_som = dataclasses.replace(WHOLE, budget=WHOLE.budget[:2])

    assert (som_per_person(in_som), som_per_person(WHOLE)) == (124, None)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [(None, None), (36_000, None), (40_000, Difference(40_000, 36_000))],
)
def test_stated_total_is_compared_with_the_rows(stated, expected):
    told = dataclasses.replace(WHOLE, stated_som=stated)

    assert budget_difference(told) == expected
    assert told.total_som == 36_000


def test_stated_total_stands_where_no_row_has_a_sum():
    told = facts(budget=[], stated_som=73_000)

    assert (told.total_som, budget_difference(told)) == (73_000, None)


def test_twelve_and_eleven_thousand_are_the_twenty_three_of_the_round():
    assert part_differences(ROUND, PARTS) == []


def test_parts_that_differ_from_the_round_are_told_by_source_and_in_all():
    parts = [spent(12_000, 25_000), spent(10_000, 25_000)]

    assert part_differences(ROUND, parts) == [
        Difference(23_000, 22_000, "local-budget"),
        Difference(73_000, 72_000),
    ]
    assert part_differences(ROUND, parts)[0].amount == -1_000


def test_source_that_only_the_parts_name_shows_in_the_sum_of_all_money():
    assert part_differences(spent(23_000), [spent(23_000, 5_000)]) == [Difference(23_000, 28_000)]


def test_case_without_parts_has_nothing_to_compare():
    assert part_differences(ROUND, []) == []


def test_group_above_the_whole_is_named_by_its_row():
    told = facts(participants_total=94, groups=[Group({}, 54), Group({}, 95)])

    assert groups_above_total(told) == [1]


def test_groups_that_do_not_overlap_cannot_be_more_than_all_together():
    groups = [Group({}, 60), Group({}, 40)]

    apart = facts(participants_total=94, groups=groups, groups_overlap=False)

    assert groups_difference(apart) == Difference(94, 100)
    assert groups_difference(dataclasses.replace(apart, groups_overlap=True)) is None
    assert groups_difference(dataclasses.replace(apart, participants_total=100)) is None


@pytest.mark.django_db
def test_difference_is_told_in_words_of_the_reader():
    told = dataclasses.replace(WHOLE, stated_som=40_000)

    with translation.override("en"):
        words = sum_warnings(told)

    assert words == [
        "The report says 40\xa0000\xa0som, the rows of money make 36\xa0000\xa0som: the "
        "difference is 4\xa0000\xa0som. Look which one is right."
    ]


@pytest.mark.django_db
def test_round_and_its_parts_warn_on_both_sides_and_change_nothing():
    larger = published_case(ROUND)
    for local in (12_000, 10_000):
        part = dataclasses.replace(spent(local, 25_000), part_of=larger.number)
        last = published_case(part)

    with translation.override("en"):
        on_the_round, on_a_part = warnings_of(larger), warnings_of(last)

    assert on_the_round == on_a_part
    assert [line.split(":")[0] for line in on_the_round] == ["Local budget", "All money"]
    assert "23\xa0000" in on_the_round[0]
    assert "1\xa0000\xa0som" in on_the_round[0]
    assert facts_of_case(Case.objects.get(pk=larger.pk)).budget == ROUND.budget
