"""Relations of acts that cannot both be true are told apart from those that can."""

import datetime

import pytest

from taxonomy.engine import contradiction

OLD, NEW = datetime.date(2013, 12, 18), datetime.date(2020, 12, 28)
DATES = {1: NEW, 2: OLD, 3: None}


@pytest.mark.parametrize(
    "edges",
    [
        [(1, "repeals", 2)],
        [(1, "amends", 2), (1, "approves", 2)],
        [(2, "model_for", 1), (1, "repeals", 2)],
        [(1, "repeals", 3), (3, "repeals", 2)],
    ],
)
def test_what_can_be_true_is_let_through(edges):
    assert [contradiction(edge, edges, DATES) for edge in edges] == [""] * len(edges)


@pytest.mark.parametrize(
    "edges",
    [
        [(1, "repeals", 1)],
        [(1, "amends", 3), (3, "amends", 1)],
        [(1, "repeals", 3), (3, "repeals", 2), (2, "repeals", 1)],
        [(1, "repeals", 2), (1, "amends", 2)],
        [(1, "repeals", 3), (3, "approves", 1)],
        [(2, "repeals", 1)],
        [(1, "model_for", 2)],
    ],
)
def test_what_cannot_be_true_is_refused_in_words(edges):
    assert all(contradiction(edge, edges, DATES) for edge in edges[-1:])
