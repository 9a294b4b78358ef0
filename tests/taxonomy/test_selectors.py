"""Vocabularies are read whole, broader terms before their parts."""

import pytest

from taxonomy.selectors import terms_of
from tests.factories.taxonomy import TermFactory

pytestmark = pytest.mark.django_db


def test_parts_follow_their_broader_term_and_retired_ones_are_left_out():
    late = TermFactory(scheme="test", code="late", position=2)
    early = TermFactory(scheme="test", code="early", position=1)
    part = TermFactory(scheme="test", code="late.part", parent=late, position=1)
    TermFactory(scheme="test", code="gone", is_retired=True)

    terms = terms_of("test")

    assert terms == [early, late, part]


def test_reading_takes_one_statement_whatever_the_number(django_assert_num_queries):
    top = TermFactory(scheme="test")
    TermFactory.create_batch(5, scheme="test", parent=top)

    with django_assert_num_queries(1):
        terms = terms_of("test")

    assert len(terms) == 6
