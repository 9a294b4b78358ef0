"""How near two municipalities are, by what is known of both; each part of the answer is told.

Every measure gives a distance from 0 (the same) to 1 (far), and has a weight. What is not known
of one's own municipality is left out; what is not known of the other counts as half way, so that
a row with gaps is never nearer than one that was measured.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

KIND, POPULATION, VILLAGES, PLACE, REVENUE = "kind", "population", "villages", "place", "revenue"
WEIGHTS = {KIND: 3.0, POPULATION: 4.0, REVENUE: 3.0, VILLAGES: 1.5, PLACE: 1.5}
UNKNOWN = 0.5
# So many times larger or smaller is as far as it goes.
FAR_POPULATION, FAR_VILLAGES = 10.0, 5.0
FAR_POINTS = 50.0
# Of the same size is what is at most half as large again, or smaller by as much.
SAME_SIZE = 1.5


@dataclass(frozen=True)
class Known:
    """What the register knows of one municipality; None and "" mean no data."""

    code: str
    kind: str
    population: int | None = None
    villages: int | None = None
    region: str = ""
    district: str = ""
    revenue: float | None = None
    revenue_year: int | None = None


@dataclass(frozen=True)
class Near:
    """A municipality with its distance, and that of every measure; None where it lacks data."""

    known: Known
    distance: float
    parts: Mapping[str, float | None] = field(default_factory=dict)


def _times(one: int, other: int, far: float) -> float:
    ratio = abs(math.log((one + 1) / (other + 1)))
    return min(1.0, ratio / math.log(far))


def measures_of(known: Known) -> list[str]:
    """Which measures a municipality has data for, the weightiest first."""
    has = {
        KIND: bool(known.kind),
        POPULATION: known.population is not None,
        VILLAGES: known.villages is not None,
        PLACE: bool(known.region),
        REVENUE: known.revenue is not None,
    }
    return [name for name in sorted(WEIGHTS, key=lambda one: -WEIGHTS[one]) if has[name]]


def _part(name: str, mine: Known, other: Known) -> float | None:
    if name not in measures_of(other):
        return None
    if name == KIND:
        return float(mine.kind != other.kind)
    if name == PLACE:
        if mine.region != other.region:
            return 1.0
        return 0.0 if mine.district and mine.district == other.district else 0.4
    if name == REVENUE:
        return min(1.0, abs((mine.revenue or 0) - (other.revenue or 0)) / FAR_POINTS)
    if name == VILLAGES:
        return _times(mine.villages or 0, other.villages or 0, FAR_VILLAGES)
    return _times(mine.population or 0, other.population or 0, FAR_POPULATION)


def near(mine: Known, other: Known) -> Near:
    """The distance between two municipalities, by the measures one's own has data for."""
    parts = {name: _part(name, mine, other) for name in measures_of(mine)}
    weight = sum(WEIGHTS[name] for name in parts)
    far = sum(WEIGHTS[name] * (UNKNOWN if part is None else part) for name, part in parts.items())
    return Near(other, far / weight if weight else 1.0, parts)


def nearest(mine: Known, others: Iterable[Known], most: int) -> list[Near]:
    """The nearest municipalities, equal distances by code; oneself is not among them."""
    found = [near(mine, other) for other in others if other.code != mine.code]
    return sorted(found, key=lambda one: (one.distance, one.known.code))[:most]


def is_same_size(mine: Known, other: Known) -> bool:
    """Whether the other is of about the same size; unknown is no."""
    if mine.population is None or other.population is None:
        return False
    small, large = sorted([mine.population + 1, other.population + 1])
    return large / small <= SAME_SIZE


def can_compare(mine: Known) -> bool:
    """Whether there is anything beyond the kind to tell municipalities apart by."""
    return any(name in measures_of(mine) for name in (POPULATION, VILLAGES, REVENUE, PLACE))
