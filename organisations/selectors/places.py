"""Reads municipalities for the directory: forgiving search, regions, districts, pages."""

import datetime
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.utils import timezone

from core.folding import fold
from core.memory import remembered
from organisations.engine import is_named, spellings, standing
from organisations.models import (
    District,
    Municipality,
    MunicipalityName,
    Organisation,
    OrganisationName,
    Region,
    RegisterTotal,
)
from organisations.selectors.reforms import read_steps

ROWS_PER_PAGE = 60
LABELS = ("label_ru", "label_ky", "label_en")


@dataclass(frozen=True)
class PlaceRow:
    """A municipality in a list, with the older names that the question found it by."""

    municipality: Municipality
    earlier: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class RegionGroup:
    """The municipalities of one region that fit; without a region when the source names none."""

    region: Region | None
    registered: list[PlaceRow] = field(default_factory=list)
    examples: list[PlaceRow] = field(default_factory=list)


@dataclass(frozen=True)
class Directory:
    """What the directory shows for a question."""

    total: RegisterTotal | None
    registered_count: int
    regions: list[Region]
    districts: list[District]
    groups: list[RegionGroup]
    found: int
    counts: dict[str, int]
    page: Page[PlaceRow]


def region_names() -> dict[str, str]:
    """Give the regions in their order, name by code; remembered until anything shown changes."""
    return remembered("organisations.region_names", _read_region_names)


def _read_region_names() -> dict[str, str]:
    return {region.code: region.label for region in Region.objects.order_by("position", "code")}


def latest_total() -> RegisterTotal | None:
    """The newest official number of municipalities that the portal has a source for."""
    return RegisterTotal.objects.order_by("-as_of").first()


def read_directory(
    *,
    text: str = "",
    region: str = "",
    district: str = "",
    number: str | None = None,
    day: datetime.date | None = None,
) -> Directory:
    """Find municipalities by any spelling of any name they or those before them had.

    The register is short, so it is read whole and compared folded: «озгон» and «ozgon» find
    «Өзгөн». What a merger ended is found under its name and shown as whatever stands now. The
    number of statements is the same for three rows and for five hundred.
    """
    places = _Places(day or timezone.localdate())
    regions = list(Region.objects.order_by("position"))
    rows = places.rows(text)
    here = [row for row in rows if _is_in(row.municipality, region, district)]
    order = {one.pk: place for place, one in enumerate(regions)}
    here.sort(key=lambda row: _sorting(row.municipality, order))
    page = Paginator(here, ROWS_PER_PAGE).get_page(number)
    return Directory(
        total=latest_total(),
        registered_count=sum(not row.is_example for row in places.standing),
        regions=regions,
        districts=_districts_of(region),
        groups=_grouped(page),
        found=len(here),
        counts=_counts(rows),
        page=page,
    )


class _Places:
    """The whole register on a day, with every name anybody may look for."""

    def __init__(self, day: datetime.date) -> None:
        names = Prefetch("names", MunicipalityName.objects.order_by("pk"))
        everyone = list(Municipality.objects.with_places().prefetch_related(names))
        self.standing = [row for row in everyone if row.exists_on(day)]
        self._all = everyone
        self._steps = read_steps()
        self._day = day

    def rows(self, text: str) -> list[PlaceRow]:
        """Those that stand and have every word of the text; without a text all that stand."""
        if not text.strip():
            return [PlaceRow(row) for row in self.standing]
        today = {row.pk: row for row in self.standing}
        earlier: dict[int, list[str]] = {}
        for row in self._all:
            if not (names := _matching(row, text)):
                continue
            heirs = [row.pk] if row.pk in today else standing(row.pk, self._steps, self._day)
            for heir in heirs:
                old = earlier.setdefault(heir, [])
                old += [name for name in names if heir != row.pk or name != row.label]
        return [PlaceRow(today[key], old) for key, old in earlier.items() if key in today]


def _matching(row: Municipality, text: str) -> list[str]:
    """Under which names a text finds the row: its label for today's, older ones as they were."""
    if is_named(text, spellings(" ".join(getattr(row, label) for label in LABELS))):
        return [row.label]
    old = [
        name.label
        for name in row.names.all()
        if is_named(text, spellings(" ".join(getattr(name, label) for label in LABELS)))
    ]
    return list(dict.fromkeys(old))


def _is_in(row: Municipality, region: str, district: str) -> bool:
    in_region = not region or (row.region is not None and row.region.code == region)
    in_district = not district or (row.district is not None and row.district.code == district)
    return in_region and in_district


def _sorting(row: Municipality, regions: dict[int, int]) -> tuple[object, ...]:
    position = regions.get(row.region_id or 0, len(regions))
    return position, row.is_example, fold(row.label), row.pk


def _districts_of(region: str) -> list[District]:
    if not region:
        return []
    found = District.objects.filter(region__code=region)
    return sorted(found, key=lambda one: fold(one.label))


def _counts(rows: list[PlaceRow]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        if row.municipality.region:
            code = row.municipality.region.code
            counts[code] = counts.get(code, 0) + 1
    return counts


def _grouped(page: Page[PlaceRow]) -> list[RegionGroup]:
    groups: dict[int | None, RegionGroup] = {}
    for row in page.object_list:
        region = row.municipality.region
        group = groups.setdefault(region.pk if region else None, RegionGroup(region))
        (group.examples if row.municipality.is_example else group.registered).append(row)
    return list(groups.values())


def ids_named(text: str) -> list[int]:
    """Give the municipalities that a text may mean, gone ones too, for the editors' chooser."""
    names = Prefetch("names", MunicipalityName.objects.order_by("pk"))
    rows = Municipality.objects.prefetch_related(names)
    return [row.pk for row in rows if _matching(row, text)]


def bodies_named(text: str) -> list[int]:
    """Give the bodies that a text may mean under any of their names, for the editors' chooser."""
    names = Prefetch("names", OrganisationName.objects.order_by("pk"))
    found = []
    for body in Organisation.objects.prefetch_related(names):
        known = [body, *body.names.all()]
        if any(
            is_named(text, spellings(" ".join(getattr(one, label) for label in LABELS)))
            for one in known
        ):
            found.append(body.pk)
    return found


def neighbours_of(
    municipality: Municipality, day: datetime.date | None = None
) -> list[Municipality]:
    """The other municipalities of the same district that stand, by name."""
    if municipality.district_id is None:
        return []
    others = Municipality.objects.standing(day).filter(
        district=municipality.district_id, is_example=municipality.is_example
    )
    return sorted(others.exclude(pk=municipality.pk), key=lambda row: fold(row.label))
