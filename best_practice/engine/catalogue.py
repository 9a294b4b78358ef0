"""All public cases as rows of bits: filters and counts without asking the database again.

Each value of a facet is one whole number whose bit i says whether the case in slot i has it. A
case keeps its slot for as long as it is public; the orders are rows of slots beside the bits, so a
changed case moves in them and nothing else is touched. Filtering is "and" between facets and "or"
within one; counting is counting bits. A catalogue never changes: `engine.mending` gives a new one.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from best_practice.engine.list_query import CHEAP, NEW, REPEATED

Selection = Mapping[str, Sequence[str]]
Counts = dict[str, dict[str, int]]
Value = tuple[str, str, int]  # facet, value, id of the case


class Listed(NamedTuple):
    """What the places of a case in the orders depend on; times are seconds, 0 is unknown."""

    id: int
    published: float
    number: int
    som: int | None = None
    repetitions: int = 0


Key = tuple[float, ...]
# Newest first breaks every tie; unknown sums come last.
SORTING: dict[str, Callable[[Listed], Key]] = {
    NEW: lambda case: (-case.published, -case.number, case.id),
    CHEAP: lambda case: (
        case.som is None,
        case.som or 0,
        -case.published,
        -case.number,
        case.id,
    ),
    REPEATED: lambda case: (-case.repetitions, -case.published, -case.number, case.id),
}


@dataclass(frozen=True)
class Found:
    """What a selection leaves over: the cases as bits, and every count beside every value."""

    hits: int
    counts: Counts

    @property
    def total(self) -> int:
        """How many cases were found."""
        return self.hits.bit_count()


def _no_orders() -> dict[str, "array[int]"]:
    return {name: array("i") for name in SORTING}


@dataclass(frozen=True)
class Catalogue:
    """The public cases by slot (None is free), their orders, the bits of every value."""

    cases: list[Listed | None] = field(default_factory=list)
    slots: dict[int, int] = field(default_factory=dict)
    orders: dict[str, "array[int]"] = field(default_factory=_no_orders)
    bits: dict[str, dict[str, int]] = field(default_factory=dict)

    @classmethod
    def build(cls, cases: Iterable[Listed], values: Iterable[Value]) -> "Catalogue":
        """Put every case into a slot of its own; values of other cases are left out."""
        listed: list[Listed | None] = list(cases)
        slots = {case.id: slot for slot, case in enumerate(listed) if case}
        rows: dict[tuple[str, str], bytearray] = {}
        for facet, value, case_id in values:
            slot = slots.get(case_id)
            if slot is None:
                continue
            row = rows.get((facet, value))
            if row is None:
                row = rows[facet, value] = bytearray(len(listed) // 8 + 1)
            row[slot >> 3] |= 1 << (slot & 7)
        bits: dict[str, dict[str, int]] = {}
        for (facet, value), row in rows.items():
            bits.setdefault(facet, {})[value] = int.from_bytes(row, "little")
        by_id = [case for case in listed if case]
        orders = {
            name: array("i", (slots[case.id] for case in sorted(by_id, key=key)))
            for name, key in SORTING.items()
        }
        return cls(listed, slots, orders, bits)

    @cached_property
    def everything(self) -> int:
        """The bits of all cases."""
        free = sum(1 << slot for slot, case in enumerate(self.cases) if case is None)
        return ((1 << len(self.cases)) - 1) & ~free

    @cached_property
    def totals(self) -> Counts:
        """How many cases have each value when nothing is chosen."""
        return {
            facet: {value: bits.bit_count() for value, bits in values.items()}
            for facet, values in self.bits.items()
        }

    def __len__(self) -> int:
        return len(self.slots)

    def among(self, case_ids: Iterable[int]) -> int:
        """Turn ids into bits; ids that are not public are left out."""
        row = bytearray(len(self.cases) // 8 + 1)
        for case_id in case_ids:
            slot = self.slots.get(case_id)
            if slot is not None:
                row[slot >> 3] |= 1 << (slot & 7)
        return int.from_bytes(row, "little")

    def knows(self, facet: str, value: str) -> bool:
        """Say whether any public case has this value."""
        return value in self.bits.get(facet, {})

    def hits(self, selection: Selection, base: int | None, trees: Mapping[str, str]) -> int:
        """Give the bits of what a selection leaves of `base`, without any count."""
        hits = self.everything if base is None else base
        for bits in self._allowed(selection, trees).values():
            hits &= bits
        return hits

    def find(
        self,
        selection: Selection,
        base: int | None = None,
        trees: Mapping[str, str] | None = None,
    ) -> Found:
        """Filter `base` (all cases when None); a facet's own choice does not shrink its counts.

        `trees` names what several facets are parts of: their choices are joined by "or".
        """
        if base is None and not selection:
            return Found(self.everything, self.totals)
        trees = trees or {}
        base = self.everything if base is None else base
        allowed = self._allowed(selection, trees)
        hits = self._all_but("", base, allowed)
        without = {tree: self._all_but(tree, base, allowed) for tree in allowed}
        counts = {}
        for facet, values in self.bits.items():
            others = without.get(trees.get(facet, facet), hits)
            counts[facet] = {value: (bits & others).bit_count() for value, bits in values.items()}
        return Found(hits, counts)

    def _all_but(self, tree: str, base: int, allowed: Mapping[str, int]) -> int:
        for name, bits in allowed.items():
            if name != tree:
                base &= bits
        return base

    def _allowed(self, selection: Selection, trees: Mapping[str, str]) -> dict[str, int]:
        allowed: dict[str, int] = {}
        for facet, values in selection.items():
            known, tree = self.bits.get(facet, {}), trees.get(facet, facet)
            for value in values:
                allowed[tree] = allowed.get(tree, 0) | known.get(value, 0)
            allowed.setdefault(tree, 0)
        return allowed

    def counts_among(self, hits: int) -> Counts:
        """Count the values of these cases; values that none of them has are left out."""
        return {
            facet: {value: n for value, bits in values.items() if (n := (bits & hits).bit_count())}
            for facet, values in self.bits.items()
        }

    def page(
        self, hits: int, *, start: int, stop: int, language: str, sort: str = NEW
    ) -> list[int]:
        """Give the ids from `start` to `stop`: those in the language first, then the others."""
        own = hits & self.bits.get("lang", {}).get(language, 0)
        ids: list[int] = []
        for bits in (own, hits & ~own):
            count = bits.bit_count()
            if start < count and stop > 0:
                ids += islice(self._in_order(bits, sort), start, stop)
            start, stop = max(0, start - count), max(0, stop - count)
        return ids

    def _in_order(self, bits: int, sort: str) -> Iterator[int]:
        digits = format(bits, "b")[::-1]  # character i is bit i
        reach = len(digits)
        for slot in self.orders[sort]:
            if slot < reach and digits[slot] == "1":
                case = self.cases[slot]
                if case:
                    yield case.id

    def ids_in(self, sort: str) -> list[int]:
        """All ids in an order."""
        return list(self._in_order(self.everything, sort))

    def ranked(self, hits: int, ids: Iterable[int]) -> list[int]:
        """Keep of ids in an order of their own those that are among the hits."""
        digits = format(hits, "b")[::-1]
        slots = ((case_id, self.slots.get(case_id)) for case_id in ids)
        return [
            case_id
            for case_id, slot in slots
            if slot is not None and slot < len(digits) and digits[slot] == "1"
        ]
