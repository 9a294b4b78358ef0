"""Numbers of issues: what comes next, what is taken, what stands out of sequence."""

import pytest

from magazine.engine.numbering import Known, Numbers, is_in_sequence, propose, taken_by

OCTOBER = Known(Numbers(10, 10, 156, 156), 2024)
DECEMBER = Known(Numbers(12, 12, 158, 158), 2024)
DOUBLE = Known(Numbers(2, 3, 100, 101), 2020)


def single(number, running):
    return Numbers(number, number, running, running)


@pytest.mark.parametrize(
    ("last", "year", "expected"),
    [
        (OCTOBER, 2024, "11 (157)"),
        (DECEMBER, 2025, "1 (159)"),
        (DOUBLE, 2020, "4 (102)"),
    ],
)
def test_the_next_number_goes_on_and_begins_anew_with_a_year(last, year, expected):
    assert propose([last], year=year).label == expected


def test_the_first_issue_of_all_is_number_one():
    assert propose([], year=2011).label == "1 (1)"


def test_the_newest_issue_counts_whatever_the_order_of_the_rows():
    assert propose([DECEMBER, DOUBLE, OCTOBER], year=2024).label == "13 (159)"


def test_a_double_issue_takes_both_of_its_numbers():
    assert taken_by(single(9, 101), [DOUBLE, OCTOBER], year=2020) == DOUBLE
    assert taken_by(single(3, 777), [DOUBLE, OCTOBER], year=2020) == DOUBLE
    assert taken_by(single(3, 777), [DOUBLE, OCTOBER], year=2021) is None


@pytest.mark.parametrize(
    ("wanted", "year", "expected"),
    [
        (single(11, 157), 2024, True),
        (Numbers(11, 12, 157, 158), 2024, True),
        (single(12, 157), 2024, False),
        (single(11, 158), 2024, False),
        (single(1, 157), 2025, True),
        (single(11, 157), 2023, False),
        (single(9, 155), 2024, True),
        (single(8, 155), 2024, False),
    ],
)
def test_an_issue_is_in_sequence_with_the_one_before_or_the_one_after(wanted, year, expected):
    assert is_in_sequence(wanted, [OCTOBER], year=year) is expected


@pytest.mark.parametrize(
    "broken",
    [
        Numbers(3, 2, 100, 101),
        Numbers(2, 3, 100, 100),
        Numbers(0, 0, 5, 5),
        Numbers(1, 40, 100, 139),
    ],
)
def test_ranges_go_upwards_and_are_equally_long(broken):
    assert not broken.is_whole
    assert DOUBLE.numbers.is_whole
