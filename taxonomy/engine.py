"""Pure rules about acts: which relations cannot both be true."""

import datetime
from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

Edge = tuple[int, str, int]  # act, kind, other
REPEALS, MODEL_FOR = "repeals", "model_for"


def _leads_back(edge: Edge, edges: Iterable[Edge]) -> bool:
    """Whether the other act reaches this one through relations of the same kind."""
    act, kind, other = edge
    following: dict[int, list[int]] = {}
    for source, name, target in edges:
        if name == kind:
            following.setdefault(source, []).append(target)
    seen, waiting = set[int](), [other]
    while waiting:
        one = waiting.pop()
        if one == act:
            return True
        if one not in seen:
            seen.add(one)
            waiting.extend(following.get(one, []))
    return False


def contradiction(
    edge: Edge, edges: Collection[Edge], dates: dict[int, datetime.date | None]
) -> str:
    """Say why a relation cannot stand beside the others; "" when it can."""
    act, kind, other = edge
    others = [one for one in edges if one != edge]
    if act == other:
        return _("An act cannot relate to itself.")
    if _leads_back(edge, others):
        return _("The other act already relates to this one in the same way.")
    if any({one[1], kind} > {REPEALS} and (one[0], one[2]) == (act, other) for one in others):
        return _("An act that repeals another can do nothing else to it.")
    back = {one[1] for one in others if (one[0], one[2]) == (other, act)} - {MODEL_FOR}
    if back and kind != MODEL_FOR and REPEALS in back | {kind}:
        return _("One of the two acts repeals the other, so it cannot be the older one as well.")
    return _against_time(edge, dates)


def _against_time(edge: Edge, dates: dict[int, datetime.date | None]) -> str:
    """Only a model comes before what follows it; whatever else acts do, they do to older ones."""
    act, kind, other = edge
    mine, theirs = dates.get(act), dates.get(other)
    if not mine or not theirs:
        return ""
    if kind == MODEL_FOR:
        mine, theirs = theirs, mine
    if mine < theirs:
        return _("The dates say the opposite: the newer act changes the older one.")
    return ""
