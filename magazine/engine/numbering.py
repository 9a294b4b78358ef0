"""Numbers of issues as printed: "10 (156)", double ones "2-3 (100-101)"."""

from dataclasses import dataclass


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
