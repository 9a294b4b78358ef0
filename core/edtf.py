"""Dates as exact as their source: a year, a month or a day (EDTF level 0, ISO 8601-2:2019)."""

import calendar
import datetime
import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Bodies and their names can be older than anything this portal tells about.
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def parse_edtf(text: str) -> tuple[int, int | None, int | None]:
    """Split «2021-09» into year, month, day; refuses anything else with ValueError."""
    match = PATTERN.fullmatch(text)
    if match is None:
        raise ValueError("not a year, month or day")
    year, month, day = (int(part) if part else None for part in match.groups())
    datetime.date(year or 0, month or 1, day or 1)
    return year or 0, month, day


def validate_edtf(text: str) -> None:
    """Refuse a text that is neither a year, nor a month, nor a day."""
    try:
        year = parse_edtf(text)[0]
    except ValueError as error:
        raise ValidationError(
            _("Write a year, a month or a day: 2021, 2021-09 or 2021-09-07.")
        ) from error
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValidationError(_("Write a year between 1900 and 2100."))


def first_day(text: str) -> datetime.date:
    """The earliest day the text can mean."""
    year, month, day = parse_edtf(text)
    return datetime.date(year, month or 1, day or 1)


def last_day(text: str) -> datetime.date:
    """The latest day the text can mean."""
    year, month, day = parse_edtf(text)
    last_month = month or 12
    return datetime.date(year, last_month, day or calendar.monthrange(year, last_month)[1])


def covers(since: str, until: str, day: datetime.date) -> bool:
    """Say whether a day lies in a stretch of time; an empty end is open."""
    return (not since or first_day(since) <= day) and (not until or day <= last_day(until))
