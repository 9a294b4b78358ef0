"""Arithmetic a reader would check: shares of money, groups against the whole."""

from dataclasses import dataclass

from best_practice.engine.facts import CaseFacts


@dataclass(frozen=True)
class Share:
    """Money of one source: its code, som, and its part of all money in per cent."""

    source: str
    amount: int
    percent: float


def shares_by_source(facts: CaseFacts) -> list[Share]:
    """Add up money by source in the order of first mention; in-kind rows have no length."""
    amounts: dict[str, int] = {}
    for row in facts.budget:
        if row.amount:
            amounts[row.source] = amounts.get(row.source, 0) + row.amount
    total = sum(amounts.values())
    return [Share(code, amount, 100 * amount / total) for code, amount in amounts.items()]


def groups_above_total(facts: CaseFacts) -> list[int]:
    """Positions of groups larger than the whole; empty when all is well or no total is known."""
    if facts.participants_total is None:
        return []
    return [
        position
        for position, group in enumerate(facts.groups)
        if group.count > facts.participants_total
    ]


def people_counted(facts: CaseFacts) -> int | None:
    """All participants: as printed, or the sum of groups that do not overlap, or None."""
    if facts.participants_total is not None:
        return facts.participants_total
    if facts.groups and not facts.groups_overlap:
        return sum(group.count for group in facts.groups)
    return None


def som_per_person(facts: CaseFacts) -> int | None:
    """Money for each participant, rounded to whole som; None when either is unknown."""
    people, total = people_counted(facts), facts.total_som
    return round(total / people) if people and total else None
