"""Arithmetic a reader would check: money, groups against the whole, parts against the larger case.

What does not add up is told with the difference; nothing is ever corrected.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from best_practice.engine.facts import SOM, CaseFacts


@dataclass(frozen=True)
class Share:
    """Money of one source: its code, som, and its part of all money in per cent."""

    source: str
    amount: int
    percent: float


@dataclass(frozen=True)
class Foreign:
    """Money in another currency, added up for itself; None is not known."""

    currency: str
    spent: int | None
    planned: int | None


@dataclass(frozen=True)
class Difference:
    """Two figures that should be one: what is stated, and what the rows make.

    `source` names whose money it is; "" means all of it.
    """

    stated: int
    counted: int
    source: str = ""

    @property
    def amount(self) -> int:
        """How far they are apart; positive when the rows make more than was stated."""
        return self.counted - self.stated


def som_by_source(facts: CaseFacts) -> dict[str, int]:
    """Som spent by source in the order of first mention."""
    amounts: dict[str, int] = {}
    for row in facts.budget:
        if row.amount and row.currency == SOM:
            amounts[row.source] = amounts.get(row.source, 0) + row.amount
    return amounts


def shares_by_source(facts: CaseFacts) -> list[Share]:
    """Som by source; rows in kind and in other currencies have no length."""
    amounts = som_by_source(facts)
    total = sum(amounts.values())
    return [Share(code, amount, 100 * amount / total) for code, amount in amounts.items()]


def foreign_money(facts: CaseFacts) -> list[Foreign]:
    """Money that is not som, each currency apart: nothing here is converted."""
    rows = [row for row in facts.budget if row.currency != SOM]
    return [
        Foreign(
            code,
            _total([row.amount for row in rows if row.currency == code]),
            _total([row.planned for row in rows if row.currency == code]),
        )
        for code in dict.fromkeys(row.currency for row in rows)
    ]


def _total(amounts: Sequence[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def budget_difference(facts: CaseFacts) -> Difference | None:
    """The stated total against the rows; None when they agree or one of them is not known."""
    if facts.stated_som is None or facts.rows_som is None or facts.stated_som == facts.rows_som:
        return None
    return Difference(facts.stated_som, facts.rows_som)


def part_differences(facts: CaseFacts, parts: Sequence[CaseFacts]) -> list[Difference]:
    """What a larger case states against the sum of its parts, source by source, then in all.

    Only sources that both tell are compared; a source that only one of them has is in the sum of
    all money. Sums that agree (12 + 11 = 23 thousand) are not mentioned.
    """
    stated = som_by_source(facts)
    counted: dict[str, int] = {}
    for part in parts:
        for source, amount in som_by_source(part).items():
            counted[source] = counted.get(source, 0) + amount
    found = [
        Difference(amount, counted[source], source)
        for source, amount in stated.items()
        if source in counted and counted[source] != amount
    ]
    whole, together = facts.total_som, _total([part.total_som for part in parts])
    if whole is not None and together is not None and whole != together:
        found.append(Difference(whole, together))
    return found


def groups_above_total(facts: CaseFacts) -> list[int]:
    """Positions of groups larger than the whole; empty when all is well or no total is known."""
    if facts.participants_total is None:
        return []
    return [
        position
        for position, group in enumerate(facts.groups)
        if group.count > facts.participants_total
    ]


def groups_difference(facts: CaseFacts) -> Difference | None:
    """Groups that do not overlap and together are more than the whole; None when all is well."""
    counted = sum(group.count for group in facts.groups)
    if facts.groups_overlap or facts.participants_total is None:
        return None
    if counted <= facts.participants_total:
        return None
    return Difference(facts.participants_total, counted)


def people_counted(facts: CaseFacts) -> int | None:
    """All participants: as printed, or the sum of groups that do not overlap, or None."""
    if facts.participants_total is not None:
        return facts.participants_total
    if facts.groups and not facts.groups_overlap:
        return sum(group.count for group in facts.groups)
    return None


def som_per_person(facts: CaseFacts) -> int | None:
    """Money for each participant, rounded to whole som; None when either is unknown.

    Also None when a part of the money is in another currency: the figure would be too small.
    """
    if any(money.spent for money in foreign_money(facts)):
        return None
    people, total = people_counted(facts), facts.total_som
    return round(total / people) if people and total else None
