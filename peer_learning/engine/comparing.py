"""Arithmetic of a comparison: what one person, household or result took, and how far to believe it.

Nothing is guessed: without both parts of a division there is no figure, and never a zero.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from best_practice.engine.facts import SOM, CaseFacts, Result
from best_practice.engine.sums import people_counted

LETTERS = "ABCD"
MOST = len(LETTERS)
FAR_APART = 3  # times; above it the examples hardly did the same
# A result counts households only where its author says so. No average size of a household is
# taken for granted: the register has none.
HOUSEHOLDS = re.compile(r"\b(двор|домохозяйств|түтүн|кожолук|household)", re.IGNORECASE)
# Shares, marks, time and money cannot be bought by the piece; people are counted as participants.
NOT_BOUGHT = re.compile(
    r"%|процент|пайыз|per ?cent|балл|упай|час|саат|hour|градус|\bраз\b|жолу|\bсом\b|som\b"
    r"|\b(день|дн|күн|day|недел|апта|week|месяц|\bай\b|month|лет|год|жыл|year)"
    r"|\b(человек|люд|киши|адам|people|person)",
    re.IGNORECASE,
)
HOUSEHOLD, PERSON = "household", "person"
LABEL_WIDTH = 104  # of a mark on the scale


@dataclass(frozen=True)
class Price:
    """Money for one unit: a division whose two parts are known. `is_most`: it is at most that."""

    som: int
    units: Decimal
    before: Decimal | None = None
    is_most: bool = False

    @property
    def exact(self) -> float:
        """The quotient as it is; only for ordering and lengths."""
        return float(self.som / (self.units - (self.before or 0)))

    @property
    def about(self) -> int:
        """The quotient as it is told: two figures that count."""
        return rounded(self.exact)


def rounded(value: float) -> int:
    """Round to two figures that count: 2271 gives 2300, 94.6 gives 95, 0.4 gives 1."""
    if value <= 0:
        return 0
    step = 10 ** max(len(str(int(value))) - 2, 0)
    return max(int(Decimal(value / step).quantize(Decimal(1), "ROUND_HALF_UP")) * step, 1)


def figure_of(text: str | None) -> Decimal | None:
    """A decimal of the facts; None when it is not known or is no number."""
    try:
        value = Decimal(text) if text is not None else None
    except InvalidOperation:
        return None
    return value if value is not None and value.is_finite() else None


def whole_money(facts: CaseFacts) -> int | None:
    """All money in som; None as well where a part of it is in another currency."""
    foreign = any(row.currency != SOM and row.amount is not None for row in facts.budget)
    return None if foreign else facts.total_som or None


def words_of(texts: dict[str, str]) -> str:
    """All spellings of a text in one line, to look for words in."""
    return " ".join(texts.values())


def households_row(facts: CaseFacts) -> Result | None:
    """The result that counts households, if an author gave one."""
    for row in facts.results:
        value = figure_of(row.value)
        if value and value > 0 and HOUSEHOLDS.search(words_of(row.unit)):
            return row
    return None


def price_of(facts: CaseFacts, row: Result) -> Price | None:
    """What one unit of a result took; only the gain counts where the start is known."""
    som, value, before = whole_money(facts), figure_of(row.value), figure_of(row.baseline)
    if som is None or value is None or not unit_key(row) or NOT_BOUGHT.search(words_of(row.unit)):
        return None
    if value <= (before or 0):
        return None
    return Price(som, value, before or None, row.qualifier in {"at_least", "more_than"})


def price_per_household(facts: CaseFacts) -> Price | None:
    """What one household took."""
    row = households_row(facts)
    return price_of(facts, row) if row else None


def price_per_person(facts: CaseFacts) -> Price | None:
    """What one participant took."""
    som, people = whole_money(facts), people_counted(facts)
    return Price(som, Decimal(people)) if som and people else None


def unit_key(row: Result) -> str:
    """What makes two results results of one kind: the same unit in any language."""
    unit = next((row.unit[code] for code in ("ru", "ky", "en") if row.unit.get(code)), "")
    return " ".join(unit.casefold().split()).rstrip(".")


def bought_units(cases: Sequence[CaseFacts]) -> list[str]:
    """Units that money bought in more than one case; households stand apart."""
    counted: dict[str, set[int]] = {}
    for index, facts in enumerate(cases):
        for row in facts.results:
            is_household = HOUSEHOLDS.search(words_of(row.unit))
            if not is_household and unit_key(row) and price_of(facts, row):
                counted.setdefault(unit_key(row), set()).add(index)
    shared = [key for key, found in counted.items() if len(found) > 1]
    return sorted(shared, key=lambda key: -len(counted[key]))


def result_with(facts: CaseFacts, key: str) -> Result | None:
    """The first result of a case in this unit that can be divided by."""
    rows = (row for row in facts.results if unit_key(row) == key and price_of(facts, row))
    return next(rows, None)


def least(prices: Sequence[Price | None]) -> set[int]:
    """Positions of the smallest; nobody is told to be least by less than what is rounded away."""
    known = {index: price.about for index, price in enumerate(prices) if price}
    smallest = min(known.values(), default=0)
    found = {index for index, about in known.items() if about == smallest}
    return found if len(known) > len(found) else set()


def shares(values: Sequence[float | None]) -> list[float | None]:
    """Lengths of bars in per cent of the longest of the row."""
    longest = max((value for value in values if value is not None), default=0) or 1
    return [None if value is None else max(100 * value / longest, 1) for value in values]


@dataclass(frozen=True)
class Range:
    """From the smallest to the greatest price, as told, over the cases that have one."""

    kind: str
    prices: dict[str, int]  # by letter
    of: int
    times: int | None = None  # for how many of the reader's

    @property
    def low(self) -> int:
        """The smallest price."""
        return min(self.prices.values())

    @property
    def high(self) -> int:
        """The greatest."""
        return max(self.prices.values())

    @property
    def ends(self) -> tuple[int, int]:
        """Both ends for the reader's number, or for one."""
        if self.times is None:
            return self.low, self.high
        return rounded(self.low * self.times), rounded(self.high * self.times)

    @property
    def is_far_apart(self) -> bool:
        """Whether the examples differ so much that the range says little."""
        return self.high > FAR_APART * self.low


def verdict(cases: Sequence[CaseFacts], people: int | None, households: int | None) -> Range | None:
    """The range a reader looks for first: households when asked for them, else participants."""
    found: dict[str, dict[str, int]] = {HOUSEHOLD: {}, PERSON: {}}
    for letter, facts in zip(LETTERS, cases, strict=False):
        for kind, price in (
            (HOUSEHOLD, price_per_household(facts)),
            (PERSON, price_per_person(facts)),
        ):
            if price:
                found[kind][letter] = price.about
    asked = {HOUSEHOLD: households, PERSON: people}
    order = [HOUSEHOLD, PERSON] if households and not people else [PERSON, HOUSEHOLD]
    for kind in [*(one for one in order if asked[one]), *order]:
        if found[kind]:
            return Range(kind, found[kind], len(cases), asked[kind])
    return None


def scale(one: Range) -> dict[str, Any]:
    """The range as a drawing 400 wide: a felt and a mark for every case, close marks in rows."""
    span = one.high - one.low
    marks: list[dict[str, Any]] = []
    last: list[int] = []  # the mark furthest right in each row
    for letter, price in sorted(one.prices.items(), key=lambda pair: pair[1]):
        x = round(48 + 304 * (price - one.low) / span) if span else 200
        row = next((row for row, end in enumerate(last) if x - end >= LABEL_WIDTH), len(last))
        last[row : row + 1] = [x]
        marks.append({"letter": letter, "price": price, "x": x, "y": 80 - 22 * row})
    first = marks[0]["x"]
    top = 80 - 22 * len(last)
    drawn = {"marks": marks, "from": first, "length": max(marks[-1]["x"] - first, 3)}
    return {**drawn, "top": top, "height": 116 - top}
