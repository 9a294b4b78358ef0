"""How near two municipalities are, by what is known of both."""

import pytest

from peer_learning.engine.likeness import Known, can_compare, is_same_size, near, nearest


def place(code, **known):
    return Known(**{"code": code, "kind": "ayil_aimak", **known})


OWN = place(
    "own", population=8_700, villages=4, region="KG-N", district="naryn", revenue=38.0,
    revenue_year=2025,
)  # fmt: skip


def test_the_same_in_everything_is_at_no_distance():
    twin = place("twin", population=8_700, villages=4, region="KG-N", district="naryn", revenue=38)

    assert near(OWN, twin).distance == 0


def test_people_count_by_how_many_times_and_not_by_how_many():
    small = near(place("a", population=100), place("b", population=200)).distance
    large = near(place("a", population=10_000), place("b", population=20_000)).distance

    assert small == pytest.approx(large, abs=0.01)


def test_a_row_with_gaps_is_never_nearer_than_a_measured_twin():
    measured = place("m", population=9_300, villages=4, region="KG-N", district="naryn", revenue=40)
    empty = place("e", region="KG-N", district="naryn")

    assert [one.known.code for one in nearest(OWN, [empty, measured], 2)] == ["m", "e"]


def test_what_is_not_known_of_oneself_is_left_out():
    mine = place("mine", population=1_000)
    other = place("other", population=1_000, villages=30, region="KG-O", revenue=90)

    assert near(mine, other).parts == {"population": 0.0, "kind": 0.0}


def test_what_the_other_lacks_is_told_and_not_guessed():
    assert near(OWN, place("other", population=8_700)).parts == {
        "population": 0.0,
        "kind": 0.0,
        "revenue": None,
        "villages": None,
        "place": None,
    }


def test_own_revenue_brings_equals_nearer():
    rich = place("rich", population=8_700, villages=4, region="KG-N", district="naryn", revenue=90)
    poor = place("poor", population=8_700, villages=4, region="KG-N", district="naryn", revenue=40)

    assert [one.known.code for one in nearest(OWN, [rich, poor], 2)] == ["poor", "rich"]


def test_a_town_is_further_than_a_village_of_the_same_size():
    town = Known("town", "town", population=8_700, villages=4, region="KG-N")
    rural = place("rural", population=8_700, villages=4, region="KG-N")

    assert [one.known.code for one in nearest(OWN, [town, rural], 2)] == ["rural", "town"]


def test_oneself_is_not_among_the_nearest_and_ties_have_an_order():
    others = [place(code, population=8_700) for code in ("c", "own", "b")]

    assert [one.known.code for one in nearest(OWN, others, 10)] == ["b", "c"]


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [(8_700, 9_300, True), (8_000, 12_000, True), (8_000, 12_100, False), (None, 8_000, False)],
)
def test_of_ones_size_is_within_a_half(mine, theirs, same):
    assert is_same_size(place("a", population=mine), place("b", population=theirs)) is same


def test_a_kind_alone_is_nothing_to_compare_by():
    assert (can_compare(place("a")), can_compare(place("a", villages=3))) == (False, True)
