"""What municipalities were called on the day of something that was done there."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from core.edtf import covers, last_day
from core.labels import LABELS, label_of
from core.memory import remembered
from organisations.models import Municipality

# What a place is called: its labels, its region, and one of its dated names a row.
NAMING = (
    *LABELS,
    *(f"region__{name}" for name in LABELS),
    *(f"names__{name}" for name in ("since", "until", *LABELS)),
)


@dataclass(frozen=True)
class Place:
    """A municipality by name, with its region; `since` when it is the name of another day."""

    code: str
    name: str
    region: str = ""
    since: str | None = None


def day_of(started: str, ended: str) -> datetime.date | None:
    """The day whose names a case is told under: its end, else its start; None for today."""
    moment = ended or started
    return min(last_day(moment), timezone.localdate()) if moment else None


def named_place(code: str, values: Iterable[Any], known: Place | None, on: Any) -> Place:
    """One place of the columns NAMING, with the name of the day; the newest fitting one wins.

    `known` is what an earlier row of the same place gave.
    """
    own = tuple(values)
    labels, region, (since, until, *dated) = own[:3], own[3:6], own[6:]
    fits = on is not None and any(dated) and covers(since or "", until or "", on)
    if not fits:
        return known or Place(code, label_of(*labels), label_of(*region))
    if known is not None and known.since is not None and known.since >= (since or ""):
        return known
    return Place(code, label_of(*dated), label_of(*region), since or "")


def read_places(codes: Iterable[str], on: datetime.date | None = None) -> list[Place]:
    """Read municipalities in the order of their codes, under their names of a day, or of today.

    Codes they had before a renaming count; unknown codes are left out. One statement for all
    names there are, then remembered until anything shown changes.
    """
    found: dict[str, Place] = {}
    for wanted in dict.fromkeys(codes):
        for code, *values in remembered("organisations.namings", _read_namings).get(wanted, ()):
            found[wanted] = named_place(code, values, found.get(wanted), on)
    return list(dict.fromkeys(found.values()))


def _read_namings() -> dict[str, list[tuple[Any, ...]]]:
    """The code and NAMING of every municipality, by its code and by those it had before."""
    rows = Municipality.objects.order_by("pk", "names__pk")
    named: dict[str, list[tuple[Any, ...]]] = {}
    before: dict[str, list[tuple[Any, ...]]] = {}
    for former, *values in rows.values_list("former_codes__code", "code", *NAMING):
        named.setdefault(values[0], []).append(tuple(values))
        if former:
            before.setdefault(former, []).append(tuple(values))
    return before | named
