"""Mends a catalogue where cases changed: what is new is a copy, what is old stays as it was."""

from bisect import bisect_left
from collections.abc import Iterable

from best_practice.engine.catalogue import SORTING, Catalogue, Key, Listed, Value


def with_changes(
    old: Catalogue, ids: Iterable[int], cases: Iterable[Listed], values: Iterable[Value]
) -> Catalogue:
    """Forget these ids, then take in those of them that are public, with their values."""
    changed = set(ids)
    new = Catalogue(
        cases=list(old.cases),
        slots=dict(old.slots),
        orders={name: order[:] for name, order in old.orders.items()},
        bits=_bits_without(old, old.among(changed)),
    )
    free = [slot for slot, case in enumerate(old.cases) if case is None]
    free += [_take_out(new, case_id) for case_id in changed if case_id in new.slots]
    for case in cases:
        _put_in(new, case, free)
    for facet, value, case_id in values:
        if (slot := new.slots.get(case_id)) is not None:
            of_facet = new.bits.setdefault(facet, {})
            of_facet[value] = of_facet.get(value, 0) | 1 << slot
    return new


def _bits_without(old: Catalogue, gone: int) -> dict[str, dict[str, int]]:
    if not gone:
        return {facet: dict(values) for facet, values in old.bits.items()}
    rest = {
        facet: {value: left for value, bits in values.items() if (left := bits ^ (bits & gone))}
        for facet, values in old.bits.items()
    }
    return {facet: values for facet, values in rest.items() if values}


def _take_out(new: Catalogue, case_id: int) -> int:
    slot = new.slots.pop(case_id)
    case = new.cases[slot]
    if case is not None:
        for name, order in new.orders.items():
            del order[_place(new, name, case)]
    new.cases[slot] = None
    return slot


def _put_in(new: Catalogue, case: Listed, free: list[int]) -> None:
    places = {name: _place(new, name, case) for name in SORTING}
    if free:
        slot = free.pop()
        new.cases[slot] = case
    else:
        slot = len(new.cases)
        new.cases.append(case)
    new.slots[case.id] = slot
    for name, order in new.orders.items():
        order.insert(places[name], slot)


def _place(new: Catalogue, name: str, case: Listed) -> int:
    """Where a case stands in an order, or would stand."""
    key = SORTING[name]

    def of_slot(slot: int) -> Key:
        other = new.cases[slot]
        return key(other) if other else ()

    return bisect_left(new.orders[name], key(case), key=of_slot)
