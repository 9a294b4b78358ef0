"""Terms: months, ends, the day an issue opens to everybody. All days are days of Bishkek."""

import calendar
import datetime
from typing import NamedTuple

ONE_DAY = datetime.timedelta(days=1)


class Term(NamedTuple):
    """From the first day to the last; both belong to it."""

    starts_on: datetime.date
    ends_on: datetime.date

    def covers(self, day: datetime.date) -> bool:
        """Whether a day lies in it."""
        return self.starts_on <= day <= self.ends_on


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day some months later; the last of the month where there is no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def term_from(first: datetime.date, months: int) -> Term:
    """A term of whole months from its first day; one of a year from 1 March ends in February."""
    return Term(first, add_months(first, months) - ONE_DAY)


def renewed_from(
    today: datetime.date, ends_on: datetime.date | None, grace: datetime.timedelta
) -> datetime.date:
    """The first day of the next term: right after one that runs or is in grace, else today."""
    if ends_on is not None and ends_on + grace >= today:
        return ends_on + ONE_DAY
    return today


def opens_on(issued_on: datetime.date, open_on: datetime.date | None, months: int) -> datetime.date:
    """The first day on which everybody reads: after the delay, or earlier if an editor says so."""
    delayed = add_months(issued_on, months)
    return delayed if open_on is None else min(delayed, open_on)
