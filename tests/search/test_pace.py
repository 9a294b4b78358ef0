"""How often somebody may come, counted in the memory of a process."""

from search.engine.pace import Pace


def test_too_many_steps_are_refused_until_the_next_stretch():
    pace = Pace(2, 60)

    allowed = [pace.allows("a", 0), pace.allows("a", 1), pace.allows("a", 2), pace.allows("a", 61)]

    assert allowed == [True, True, False, True]


def test_one_does_not_count_for_another():
    pace = Pace(1, 60)

    assert [pace.allows("a", 0), pace.allows("b", 0)] == [True, True]


def test_more_than_it_can_know_share_one_count():
    pace = Pace(2, 60, most_known=1)

    allowed = [pace.allows(who, 0) for who in ("a", "b", "c", "d", "a")]

    assert allowed == [True, True, True, False, True]
