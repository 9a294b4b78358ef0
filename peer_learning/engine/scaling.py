"""Carrying a plan and a budget over to another place: dates shifted, sums per head, rounded."""

import datetime
from collections.abc import Sequence
from math import floor, log10

from core.edtf import first_day

# An estimate says no more than it knows.
FIGURES_TOLD = 2


def shifted(moments: Sequence[str], start: datetime.date) -> list[str]:
    """Move dates so that the earliest falls on `start`, each as exact as it was; "" stays "".

    The distances between the steps stay those of the source.
    """
    known = [first_day(moment) for moment in moments if moment]
    if not known:
        return ["" for _moment in moments]
    first = min(known)
    return [_as_exact(moment, start + (first_day(moment) - first)) if moment else ""
            for moment in moments]  # fmt: skip


def _as_exact(like: str, day: datetime.date) -> str:
    parts = like.count("-") + 1
    return "-".join(day.isoformat().split("-")[:parts])


def days_between(moments: Sequence[str]) -> int:
    """How long the source took from its first dated step to its last; 0 when that is unknown."""
    known = [first_day(moment) for moment in moments if moment]
    return (max(known) - min(known)).days if len(known) > 1 else 0


def rounded(amount: float) -> int:
    """Keep two figures: 53 784 becomes 54 000."""
    if amount < 1:
        return round(amount)
    step = 10 ** max(0, floor(log10(amount)) - FIGURES_TOLD + 1)
    return int(round(amount / step) * step)


def carried_over(amount: int, theirs: int, ours: int) -> tuple[int, int]:
    """From least to most: the sum as it was, and the sum at the same cost per head.

    What part of a cost grows with people nobody knows beforehand; so it is a range.
    """
    scaled = rounded(amount / theirs * ours)
    return (amount, scaled) if amount <= scaled else (scaled, amount)
