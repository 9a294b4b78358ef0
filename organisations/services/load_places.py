"""Loads the places and bodies that ship with the portal, each row with its source."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from organisations.choices import SuccessionKind
from organisations.models import (
    Country,
    District,
    Municipality,
    Organisation,
    OrganisationName,
    OrganisationSuccession,
    Region,
    RegisterTotal,
)

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "places.json"
Row = dict[str, Any]


@transaction.atomic
def load_places() -> None:
    """Add what the repository knows and the database does not; rows that stand are not touched."""
    places = json.loads(FIXTURE.read_text(encoding="utf-8"))
    _load_total(places["register"])
    _load_countries(places["countries"])
    regions = _load_regions(places["regions"])
    districts = _load_districts(places["districts"], regions)
    _load_municipalities(places["municipalities"], regions, districts)
    _load_organisations(places["organisations"])


def _labels(row: Row) -> dict[str, str]:
    return {f"label_{code}": row[code] for code in ("ru", "ky", "en")}


def _load_total(row: Row) -> None:
    RegisterTotal.objects.get_or_create(
        as_of=row["as_of"],
        defaults={
            "towns": row["towns"],
            "ayil_aimaks": row["ayil_aimaks"],
            **{f"label_{code}": row[f"source_{code}"] for code in ("ru", "ky", "en")},
        },
    )


def _load_countries(rows: list[Row]) -> None:
    known = set(Country.objects.values_list("code", flat=True))
    Country.objects.bulk_create(
        Country(code=row["code"], position=position, **_labels(row))
        for position, row in enumerate(rows)
        if row["code"] not in known
    )


def _load_regions(rows: list[Row]) -> dict[str, Region]:
    known = {region.code: region for region in Region.objects.all()}
    for position, row in enumerate(rows):
        if row["code"] not in known:
            known[row["code"]] = Region.objects.create(
                code=row["code"],
                is_city=row["kind"] == "city",
                position=position,
                **_labels(row),
            )
    return known


def _load_districts(rows: list[Row], regions: dict[str, Region]) -> dict[str, District]:
    known = {district.code: district for district in District.objects.all()}
    for row in rows:
        if row["code"] not in known:
            known[row["code"]] = District.objects.create(
                code=row["code"],
                region=regions[row["region"]],
                source=row["source"],
                **_labels(row),
            )
    return known


def _load_municipalities(
    rows: list[Row], regions: dict[str, Region], districts: dict[str, District]
) -> None:
    known = set(Municipality.objects.values_list("code", flat=True))
    for row in rows:
        if row["code"] not in known:
            Municipality.objects.create(
                code=row["code"],
                kind=row["kind"],
                region=regions.get(row["region"]),
                district=districts.get(row["district"]),
                villages=row["villages"],
                population=row["population"],
                latitude=row["lat"],
                longitude=row["lon"],
                is_example=row["is_example"],
                source=row["source"],
                **_labels(row),
            )


def _load_organisations(rows: list[Row]) -> None:
    known = {body.code: body for body in Organisation.objects.all()}
    for row in rows:
        if row["code"] not in known:
            known[row["code"]] = _create_organisation(row)
    for row in rows:
        if row["successor"]:
            _load_succession(known[row["code"]], known[row["successor"]], row)


def _load_succession(predecessor: Organisation, successor: Organisation, row: Row) -> None:
    """A body ends with its last name; one that has a successor already is not touched."""
    if not OrganisationSuccession.objects.filter(predecessor=predecessor).exists():
        OrganisationSuccession.objects.create(
            predecessor=predecessor,
            successor=successor,
            kind=SuccessionKind.MERGED,
            since=row["names"][-1]["until"] or "",
            source=row["source"],
        )


def _create_organisation(row: Row) -> Organisation:
    body = Organisation.objects.create(
        code=row["code"], kind=row["kind"], source=row["source"], **_labels(row["names"][-1])
    )
    OrganisationName.objects.bulk_create(
        OrganisationName(
            organisation=body,
            since=name["from"] or "",
            until=name["until"] or "",
            **_labels(name),
        )
        for name in row["names"]
    )
    return body
