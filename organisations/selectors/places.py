"""Reads places for the directory and for the page of one municipality."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch

from core.folding import fold
from organisations.models import (
    Municipality,
    MunicipalityName,
    Organisation,
    Region,
    RegisterTotal,
    Succession,
)


@dataclass(frozen=True)
class RegionGroup:
    """The municipalities of one region that fit; without a region when the source names none."""

    region: Region | None
    registered: list[Municipality] = field(default_factory=list)
    examples: list[Municipality] = field(default_factory=list)


@dataclass(frozen=True)
class Directory:
    """What the directory shows for a question."""

    total: RegisterTotal | None
    registered_count: int
    regions: list[Region]
    groups: list[RegionGroup]
    found: int


def latest_total() -> RegisterTotal | None:
    """The newest official number of municipalities that the portal has a source for."""
    return RegisterTotal.objects.order_by("-as_of").first()


def read_directory(*, text: str = "", region: str = "") -> Directory:
    """Find municipalities by any spelling of any name they had, in a region or everywhere.

    The register is short, so it is read whole and compared folded: «озгон» finds «Өзгөн».
    Four statements.
    """
    rows = _all_municipalities()
    fitting = [row for row in rows if not region or _code(row) == region]
    found = _named(fitting, text)
    found.sort(key=lambda row: (fold(row.label), row.pk))
    regions = list(Region.objects.order_by("position"))
    return Directory(
        total=latest_total(),
        registered_count=sum(not row.is_example for row in rows),
        regions=regions,
        groups=[group for one in [*regions, None] if (group := _group(one, found))],
        found=len(found),
    )


def ids_named(text: str) -> list[int]:
    """Give the municipalities that a text may mean, for the editors' chooser."""
    return [row.pk for row in _named(_all_municipalities(), text)]


def _all_municipalities() -> list[Municipality]:
    names = Prefetch("names", MunicipalityName.objects.order_by("pk"))
    return list(Municipality.objects.with_places().prefetch_related(names))


def _named(rows: list[Municipality], text: str) -> list[Municipality]:
    """Leave those whose names have every word; a text without any letter names nobody."""
    words = fold(text).split()
    if text.strip() and not words:
        return []
    return [row for row in rows if _fits(row, words)]


def _code(row: Municipality) -> str:
    return row.region.code if row.region else ""


def _fits(row: Municipality, words: list[str]) -> bool:
    names: Iterable[str] = [
        *(getattr(row, f"label_{code}") for code in ("ru", "ky", "en")),
        *(name for old in row.names.all() for name in (old.label_ru, old.label_ky, old.label_en)),
    ]
    known = fold(" ".join(names))
    return all(word in known for word in words)


def _group(region: Region | None, found: list[Municipality]) -> RegionGroup | None:
    code = region.code if region else ""
    inside = [row for row in found if _code(row) == code]
    if not inside:
        return None
    return RegionGroup(
        region=region,
        registered=[row for row in inside if not row.is_example],
        examples=[row for row in inside if row.is_example],
    )


@dataclass(frozen=True)
class MunicipalitySheet:
    """Everything the page of a municipality says about the place itself."""

    municipality: Municipality
    names: list[MunicipalityName]
    precursions: list[Succession]
    successions: list[Succession]


def find_municipality(code: str) -> MunicipalitySheet | None:
    """Read one municipality by its code, with its names and what became of it."""
    municipality = Municipality.objects.with_places().filter(code=code).first()
    if municipality is None:
        return None
    changes = Succession.objects.select_related("predecessor", "successor").order_by("on_date")
    return MunicipalitySheet(
        municipality=municipality,
        names=list(municipality.names.order_by("since", "pk")),
        precursions=list(changes.filter(successor=municipality)),
        successions=list(changes.filter(predecessor=municipality)),
    )


def name_on(thing: Municipality | Organisation, day: datetime.date) -> str:
    """The name of a place or body on a day; its name of today where no dated one fits."""
    for name in thing.names.order_by("-since", "pk"):
        if name.was_used_on(day):
            return name.label
    return thing.label


def successors_on(municipality: Municipality, day: datetime.date) -> list[Municipality]:
    """Who stands in the place of a municipality on a day, through every merger until then."""
    steps = Succession.objects.filter(on_date__lte=day).select_related("successor")
    followers: dict[int, list[Municipality]] = {}
    for step in steps.order_by("on_date", "pk"):
        followers.setdefault(step.predecessor_id, []).append(step.successor)
    standing: dict[int, Municipality] = {}
    seen = {municipality.pk}
    waiting = [municipality]
    while waiting:
        one = waiting.pop(0)
        new = [row for row in followers.get(one.pk, []) if row.pk not in seen]
        seen.update(row.pk for row in new)
        waiting.extend(new)
        if one.pk not in followers:
            standing[one.pk] = one
    return list(standing.values())
