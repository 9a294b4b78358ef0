"""All public cases as rows of bits: filters and counts without asking the database again.

Each value of a facet is one whole number whose bit i says whether case i has it. Case 0 is the
newest. Filtering is "and" between facets and "or" within one; counting is counting bits.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Selection = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Found:
    """What a selection leaves over: the cases as bits, and every count beside every value."""

    hits: int
    counts: dict[str, dict[str, int]]

    @property
    def total(self) -> int:
        """How many cases were found."""
        return self.hits.bit_count()


@dataclass(frozen=True)
class Catalogue:
    """The public cases in their orders, with the bits of every value of every facet."""

    ids: "array[int]" = field(default_factory=lambda: array("q"))
    cheapest_first: "array[int]" = field(default_factory=lambda: array("q"))
    bits: dict[str, dict[str, int]] = field(default_factory=dict)

    @classmethod
    def build(
        cls,
        cases: Sequence[tuple[int, int | None]],
        values: Iterable[tuple[str, str, int]],
    ) -> "Catalogue":
        """Take (id, som) of the cases, newest first, and (facet, value, id) of their values."""
        places = {case_id: place for place, (case_id, _) in enumerate(cases)}
        rows: dict[tuple[str, str], bytearray] = {}
        for facet, value, case_id in values:
            place = places.get(case_id)
            if place is None:
                continue
            row = rows.get((facet, value))
            if row is None:
                row = rows[facet, value] = bytearray(len(cases) // 8 + 1)
            row[place >> 3] |= 1 << (place & 7)
        bits: dict[str, dict[str, int]] = {}
        for (facet, value), row in rows.items():
            bits.setdefault(facet, {})[value] = int.from_bytes(row, "little")
        by_cost = sorted(range(len(cases)), key=lambda place: _cost(cases[place][1]))
        return cls(array("q", places), array("q", by_cost), bits)

    @property
    def everything(self) -> int:
        """The bits of all cases."""
        return (1 << len(self.ids)) - 1

    def among(self, case_ids: Iterable[int]) -> int:
        """Turn ids into bits; ids that are not public are left out."""
        places = {case_id: place for place, case_id in enumerate(self.ids)}
        return sum(1 << places[case_id] for case_id in set(case_ids) if case_id in places)

    def knows(self, facet: str, value: str) -> bool:
        """Say whether any public case has this value."""
        return value in self.bits.get(facet, {})

    def find(self, selection: Selection, base: int | None = None) -> Found:
        """Filter `base` (all cases when None); a facet's own choice does not shrink its counts."""
        base = self.everything if base is None else base
        allowed = {facet: self._any_of(facet, values) for facet, values in selection.items()}
        hits = base
        for bits in allowed.values():
            hits &= bits
        counts: dict[str, dict[str, int]] = {}
        for facet, values in self.bits.items():
            others = base
            for name, bits in allowed.items():
                if name != facet:
                    others &= bits
            counts[facet] = {value: (bits & others).bit_count() for value, bits in values.items()}
        return Found(hits, counts)

    def _any_of(self, facet: str, values: Sequence[str]) -> int:
        known, bits = self.bits.get(facet, {}), 0
        for value in values:
            bits |= known.get(value, 0)
        return bits

    def page(
        self, hits: int, *, start: int, stop: int, language: str, cheapest: bool = False
    ) -> list[int]:
        """Give the ids from `start` to `stop`: those in the language first, then the others."""
        own = hits & self.bits.get("lang", {}).get(language, 0)
        ids: list[int] = []
        for bits in (own, hits & ~own):
            count = bits.bit_count()
            if start < count and stop > 0:
                places = self._by_cost(bits) if cheapest else _places(bits)
                ids += [
                    self.ids[place] for index, place in enumerate(places) if start <= index < stop
                ]
            start, stop = max(0, start - count), stop - count
        return ids

    def _by_cost(self, bits: int) -> Iterator[int]:
        digits = _digits(bits)
        return (
            place for place in self.cheapest_first if place < len(digits) and digits[place] == "1"
        )


def _cost(som: int | None) -> tuple[bool, int]:
    """Unknown sums come last."""
    return som is None, som or 0


def _digits(bits: int) -> str:
    """Write bits so that character i is bit i."""
    return format(bits, "b")[::-1]


def _places(bits: int) -> Iterator[int]:
    """Yield the positions of the bits that are set, lowest first."""
    digits = _digits(bits)
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)
