"""Brings a register of municipalities in: what is new is added, what changed is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.folding import fold
from core.slugs import portal_slugify
from organisations.models import (
    District,
    FormerCode,
    Municipality,
    MunicipalityName,
    Region,
)

LABELS = ("label_ru", "label_ky", "label_en")


@dataclass(frozen=True)
class RegisterRow:
    """A right line of a register: values by field, and a district that must be made first."""

    line: int
    code: str
    values: Mapping[str, Any]
    new_district: str = ""


@dataclass
class ImportReport:
    """What an import did, or would do: codes, and for changed rows what was and what is."""

    added: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    unchanged: int = 0
    districts: list[str] = field(default_factory=list)


@transaction.atomic
def import_municipalities(*, rows: Sequence[RegisterRow], is_dry_run: bool = False) -> ImportReport:
    """Add and change municipalities by their codes, all in one transaction.

    The same rows again change nothing. An empty cell says nothing, so it erases nothing. A name
    that the municipality had earlier is not given back to it. With `is_dry_run` the report is the
    same and nothing stays.
    """
    report = ImportReport()
    known = _known_codes()
    earlier, current = _earlier_names(), _current_names()
    districts: dict[tuple[int, str], District] = {}
    for row in rows:
        values = dict(row.values)
        if row.new_district:
            values["district"] = _district(row.new_district, values, districts, report)
        place = known.get(row.code)
        if place is None:
            Municipality.objects.create(code=row.code, **values)
            report.added.append(row.code)
            continue
        if values["label_ru"] in earlier.get(place.pk, ()):
            values = {name: value for name, value in values.items() if name not in LABELS}
        changed = _change(place, values, report)
        if place.pk in current:
            _respell(current[place.pk], place, changed)
    if is_dry_run:
        transaction.set_rollback(True)
    return report


def _known_codes() -> dict[str, Municipality]:
    """Every municipality under its code and under those it had."""
    rows = {row.pk: row for row in Municipality.objects.select_for_update(of=("self",))}
    former = {old.code: rows[old.municipality_id] for old in FormerCode.objects.all()}
    return former | {row.code: row for row in rows.values()}


def _earlier_names() -> dict[int, set[str]]:
    names: dict[int, set[str]] = {}
    for row in MunicipalityName.objects.exclude(until=""):
        names.setdefault(row.municipality_id, set()).add(row.label_ru)
    return names


def _current_names() -> dict[int, MunicipalityName]:
    """The dated name of today, from which the label is made each night."""
    today = timezone.localdate()
    names = MunicipalityName.objects.exclude(since="").order_by("since", "-pk")
    return {row.municipality_id: row for row in names if row.was_used_on(today)}


def _respell(name: MunicipalityName, place: Municipality, changed: list[str]) -> None:
    """Spell the dated name as the register does now, or it would undo the correction."""
    if set(changed).intersection(LABELS):
        for label in LABELS:
            setattr(name, label, getattr(place, label))
        name.save(update_fields=LABELS)


def _change(place: Municipality, values: Mapping[str, Any], report: ImportReport) -> list[str]:
    """Bring a row to what the file says; gives the columns that changed."""
    said = {}
    for name, value in values.items():
        before = getattr(place, name)
        if before != value:
            setattr(place, name, value)
            said[name] = f"{name}: {before or '–'} → {value}"
    if said:
        place.save(update_fields=list(said))
        report.changed[place.code] = list(said.values())
    else:
        report.unchanged += 1
    return list(said)


def _district(
    name: str,
    values: Mapping[str, Any],
    made: dict[tuple[int, str], District],
    report: ImportReport,
) -> District:
    """Make a district once; lines that name it again get the same."""
    region: Region = values["region"]
    key = (region.pk, fold(name))
    if key not in made:
        code = _free_code(portal_slugify(name, max_length=50) or "district", region)
        made[key] = District.objects.create(
            code=code, region=region, label_ru=name, source=values["source"]
        )
        report.districts.append(name)
    return made[key]


def _free_code(code: str, region: Region) -> str:
    if not District.objects.filter(code=code).exists():
        return code
    return f"{code}-{region.code.lower()}"
