"""What harvesters of other libraries may read: the sets of all apps as one list by change."""

import heapq
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from best_practice.selectors.harvest import harvest_records as harvest_cases
from core.harvest import HarvestRecord, HarvestSource, Position
from home.engine.oai.arguments import OaiRequest, Place
from home.engine.oai.refusals import NoSetHierarchy
from magazine.selectors.harvest import harvest_records as harvest_articles

BATCH = 100
LARGEST_KEY = 2**31 - 1  # what every database holds as a number


@dataclass(frozen=True)
class HarvestSet:
    """A set of records: its name in the protocol, its label, and who reads it."""

    name: str
    label: str | Promise
    read: HarvestSource


SETS = (
    HarvestSet("articles", _("Articles of the magazine"), harvest_articles),
    HarvestSet("cases", _("Examples of best practice"), harvest_cases),
)

# A record together with the set it belongs to.
Told = tuple[str, HarvestRecord]


@dataclass(frozen=True)
class Batch:
    """Some records in the order of their change, and where the list goes on, if it does."""

    records: list[Told]
    next_place: Place | None = None


def offered_sets(sets: Sequence[HarvestSet] = SETS) -> Sequence[HarvestSet]:
    """Give the sets; refuses with NoSetHierarchy where there are none."""
    if not sets:
        raise NoSetHierarchy("the portal has no sets")
    return sets


def _position(one: HarvestSet, place: Place | None) -> Position | None:
    """Where a set goes on behind a place of the whole list, ordered by instant, set and key."""
    if place is None:
        return None
    if one.name == place.set_name:
        return place.changed_at, place.key
    return place.changed_at, LARGEST_KEY if one.name < place.set_name else -1


def read_batch(asked: OaiRequest, sets: Sequence[HarvestSet] = SETS) -> Batch:
    """Give the next records that a list asks for; a few statements for each set."""
    wanted = [one for one in sets if asked.set_name in ("", one.name)]
    lists: list[list[Told]] = [
        [
            (one.name, record)
            for record in one.read(
                since=asked.since,
                until=asked.until,
                after=_position(one, asked.after),
                limit=BATCH + 1,
            )
        ]
        for one in wanted
    ]
    merged = list(heapq.merge(*lists, key=lambda told: (told[1].changed_at, told[0], told[1].key)))
    records = merged[:BATCH]
    if len(merged) <= BATCH:
        return Batch(records)
    name, last = records[-1]
    told = (asked.after.told if asked.after else 0) + len(records)
    return Batch(records, Place(last.changed_at, name, last.key, told))


def find_record(identifier: str, *, host: str, sets: Sequence[HarvestSet] = SETS) -> Told | None:
    """Find the record of an identifier «oai:host:set/number»; None when there never was one."""
    found = re.fullmatch(r"oai:([^:]+):([a-z]+)/([1-9][0-9]{0,8})", identifier)
    if found is None or found.group(1) != host:
        return None
    for one in sets:
        if one.name == found.group(2):
            records = one.read(since=None, until=None, after=None, limit=1, key=int(found.group(3)))
            return (one.name, records[0]) if records else None
    return None


def earliest_change(sets: Sequence[HarvestSet] = SETS) -> datetime | None:
    """Say when the oldest record was changed; None while there is no record."""
    firsts = [one.read(since=None, until=None, after=None, limit=1) for one in sets]
    return min((records[0].changed_at for records in firsts if records), default=None)


def identifier_of(told: Told, *, host: str) -> str:
    """Name a record for ever."""
    return f"oai:{host}:{told[0]}/{told[1].key}"
