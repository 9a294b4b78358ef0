"""Bringing in yearly figures of municipalities from a public source."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from organisations.models import FormerCode, Municipality, MunicipalityMeasure


class MeasureRow(NamedTuple):
    """One figure as the table tells it."""

    line: int
    code: str
    measure: str
    year: int
    value: Decimal
    source: str


@dataclass
class MeasureReport:
    """How many figures came, changed or stood already, and lines without a municipality."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    unknown: list[MeasureRow] = field(default_factory=list)


@transaction.atomic
def import_measures(*, rows: Sequence[MeasureRow], is_dry_run: bool = False) -> MeasureReport:
    """Add and change figures by code, measure and year; the same rows again change nothing."""
    report = MeasureReport()
    codes = dict(FormerCode.objects.values_list("code", "municipality"))
    codes |= dict(Municipality.objects.values_list("code", "pk"))
    known = {
        (row.municipality_id, row.code, row.year): row for row in MunicipalityMeasure.objects.all()
    }
    for row in rows:
        if row.code not in codes:
            report.unknown.append(row)
            continue
        before = known.get((codes[row.code], row.measure, row.year))
        if before is None:
            MunicipalityMeasure.objects.create(
                municipality_id=codes[row.code],
                code=row.measure,
                year=row.year,
                value=row.value,
                source=row.source,
            )
            report.added += 1
        elif (before.value, before.source) == (row.value, row.source):
            report.unchanged += 1
        else:
            before.value, before.source = row.value, row.source
            before.save(update_fields=["value", "source"])
            report.changed += 1
    if is_dry_run:
        transaction.set_rollback(True)
    return report
