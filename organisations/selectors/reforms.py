"""What became of municipalities and bodies, and what they were called, on any day."""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from core.edtf import first_day
from organisations.engine import Step, inherited, standing
from organisations.models import (
    FormerCode,
    Municipality,
    Organisation,
    OrganisationSuccession,
    Succession,
)


def read_steps() -> list[Step]:
    """Every step of every reform, in one statement; there are hundreds at most."""
    rows = Succession.objects.order_by("on_date", "pk")
    return [Step(*row) for row in rows.values_list("predecessor_id", "successor_id", "on_date")]


def successors_on(municipality: Municipality, day: datetime.date) -> list[Municipality]:
    """Who stands in the place of a municipality on a day, through every merger until then."""
    ids = standing(municipality.pk, read_steps(), day)
    found = Municipality.objects.with_places().in_bulk(ids)
    return [found[one] for one in ids if one in found]


def merged_into(municipality: Municipality, day: datetime.date | None = None) -> set[int]:
    """The municipalities that are gone by a day and whose place this one has taken."""
    return inherited([municipality.pk], read_steps(), day or timezone.localdate())


def new_address(code: str, day: datetime.date | None = None) -> Municipality | None:
    """Whom an old code leads to: the renamed one, or the one that took the whole place.

    None when the code is current, was never used, or its place was divided among several.
    """
    day = day or timezone.localdate()
    former = None
    here = Municipality.objects.filter(code=code).first()
    if here is None:
        former = FormerCode.objects.select_related("municipality").filter(code=code).first()
        here = former.municipality if former else None
    if here is None:
        return None
    found = successors_on(here, day)
    if len(found) != 1:
        return here if former else None
    return found[0] if former or found[0] != here else None


def places_with_codes(codes: Iterable[str]) -> list[Municipality]:
    """Read municipalities by codes of today or of before, each once, in the order asked for."""
    wanted = list(dict.fromkeys(codes))
    former = FormerCode.objects.filter(code__in=wanted).select_related("municipality")
    found = {old.code: old.municipality for old in former}
    found |= {row.code: row for row in Municipality.objects.filter(code__in=wanted)}
    return list(dict.fromkeys(found[code] for code in wanted if code in found))


def name_on(thing: Municipality | Organisation, day: datetime.date) -> str:
    """The name of a place or body on a day; its name of today where no dated one fits.

    Names that were read before are not read again.
    """
    newest_first = sorted(thing.names.all(), key=lambda name: (name.since, -name.pk), reverse=True)
    return next((name.label for name in newest_first if name.was_used_on(day)), thing.label)


def bodies_on(body: Organisation, day: datetime.date) -> list[Organisation]:
    """Which bodies stand in the place of a body on a day; a step without a date is long past."""
    rows = OrganisationSuccession.objects.values_list("predecessor_id", "successor_id", "since")
    steps = [
        Step(old, new, first_day(since) if since else datetime.date.min) for old, new, since in rows
    ]
    ids = standing(body.pk, steps, day)
    found = Organisation.objects.in_bulk(ids)
    return [found[one] for one in ids if one in found]
