"""Numbers of issues as printed: "10 (156)", double ones "2-3 (100-101)"."""

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_RANGE = 11  # the twelve months of a year in one issue


@dataclass(frozen=True)
class Numbers:
    """The number within the year and the running one; both may be ranges of equal length."""

    number_from: int
    number_to: int
    running_from: int
    running_to: int

    @property
    def label(self) -> str:
        """As it is printed on the cover."""
        return f"{self._range(self.number_from, self.number_to)} ({self.running})"

    @property
    def number(self) -> str:
        """The number or numbers within the year alone."""
        return self._range(self.number_from, self.number_to)

    @property
    def running(self) -> str:
        """The running number or numbers alone."""
        return self._range(self.running_from, self.running_to)

    @property
    def slug(self) -> str:
        """The step of the address: "10-156", "2-3-100-101"."""
        return f"{self._range(self.number_from, self.number_to)}-{self.running}"

    @staticmethod
    def _range(first: int, last: int) -> str:
        return str(first) if first == last else f"{first}-{last}"

    def following(self, *, is_new_year: bool) -> "Numbers":
        """The single issue after this one: numbers restart with a year, running ones never."""
        number = 1 if is_new_year else self.number_to + 1
        running = self.running_to + 1
        return Numbers(number, number, running, running)

    @property
    def is_whole(self) -> bool:
        """Both ranges go upwards, are equally long and not longer than a year."""
        length = self.number_to - self.number_from
        running_length = self.running_to - self.running_from
        from_one = self.number_from >= 1 and self.running_from >= 1
        return from_one and 0 <= length <= LONGEST_RANGE and length == running_length

    def shares_running(self, other: "Numbers") -> bool:
        """Whether a running number stands on both covers."""
        return self.running_from <= other.running_to and other.running_from <= self.running_to

    def shares_number(self, other: "Numbers") -> bool:
        """Whether a number within the year stands on both covers."""
        return self.number_from <= other.number_to and other.number_from <= self.number_to


@dataclass(frozen=True)
class Known:
    """An issue that there is: its numbers and the year that it belongs to."""

    numbers: Numbers
    year: int


def propose(known: Sequence[Known], *, year: int) -> Numbers:
    """The number that an issue of this year should bear, going on from the newest one."""
    if not known:
        return Numbers(1, 1, 1, 1)
    last = max(known, key=lambda one: one.numbers.running_to)
    return last.numbers.following(is_new_year=year != last.year)


def taken_by(wanted: Numbers, known: Sequence[Known], *, year: int) -> Known | None:
    """The issue that has one of these numbers already, if there is one."""
    for one in known:
        if wanted.shares_running(one.numbers):
            return one
        if year == one.year and wanted.shares_number(one.numbers):
            return one
    return None


def is_in_sequence(wanted: Numbers, known: Sequence[Known], *, year: int) -> bool:
    """Whether the numbers go on from the issue before, or lead to the one after."""
    if not known:
        return True
    before = [one for one in known if one.numbers.running_to < wanted.running_from]
    if before:
        last = max(before, key=lambda one: one.numbers.running_to)
        return _goes_on(last, Known(wanted, year))
    first = min(known, key=lambda one: one.numbers.running_from)
    return _goes_on(Known(wanted, year), first)


def _goes_on(earlier: Known, later: Known) -> bool:
    if later.year < earlier.year:
        return False
    due = earlier.numbers.following(is_new_year=later.year != earlier.year)
    begins = (later.numbers.number_from, later.numbers.running_from)
    return begins == (due.number_from, due.running_from)
