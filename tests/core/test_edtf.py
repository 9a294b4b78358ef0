"""Dates as exact as their source, as people type them in the admin."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from core.edtf import validate_edtf


@pytest.fixture(autouse=True)
def english():
    """Sentences as they stand in the code."""
    with override("en"):
        yield


@pytest.mark.parametrize("text", ["1900", "1936", "2021", "2021-09", "2021-09-07", "2100"])
def test_year_month_and_day_are_taken(text):
    validate_edtf(text)


@pytest.mark.parametrize("text", ["09.2021", "2021-13", "2021-02-30", "21", "", "2021-09-07\n"])
def test_anything_else_is_refused_with_examples_that_pass(text):
    with pytest.raises(ValidationError) as refused:
        validate_edtf(text)

    (sentence,) = refused.value.messages
    assert sentence == "Write a year, a month or a day: 2021, 2021-09 or 2021-09-07."
    for example in ("2021", "2021-09", "2021-09-07"):
        validate_edtf(example)


@pytest.mark.parametrize("text", ["1899", "2101-01"])
def test_absurd_years_are_refused(text):
    with pytest.raises(ValidationError, match="between 1900 and 2100"):
        validate_edtf(text)
