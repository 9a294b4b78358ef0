"""Reads everything the page of one municipality says about the place itself."""

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from organisations.engine import inherited
from organisations.models import Membership, Municipality, MunicipalityName, Succession
from organisations.registry import MUNICIPALITY, Section, sections_of
from organisations.selectors.places import neighbours_of
from organisations.selectors.reforms import read_steps
from people.models import Profile


@dataclass(frozen=True)
class Officer:
    """A confirmed post; the name only where its person agreed that it is shown."""

    post: str
    name: str


@dataclass(frozen=True)
class MunicipalitySheet:
    """One municipality: names, what it was made of, what became of it, who acts, what is known."""

    municipality: Municipality
    names: list[MunicipalityName]
    precursions: list[Succession]
    successions: list[Succession]
    neighbours: list[Municipality]
    officers: list[Officer]
    sections: list[Section]
    is_gone: bool


def find_municipality(code: str, day: datetime.date | None = None) -> MunicipalitySheet | None:
    """Read one municipality by its code, with its names and what became of it."""
    day = day or timezone.localdate()
    municipality = Municipality.objects.with_places().filter(code=code).first()
    if municipality is None:
        return None
    changes = _changes_around(municipality, day)
    return MunicipalitySheet(
        municipality=municipality,
        names=list(municipality.names.order_by("-since", "-pk")),
        precursions=[step for step in changes if step.predecessor_id != municipality.pk],
        successions=[step for step in changes if step.predecessor_id == municipality.pk],
        neighbours=neighbours_of(municipality, day),
        officers=_officers_of(municipality, day),
        sections=sections_of(MUNICIPALITY, municipality),
        is_gone=not municipality.exists_on(day),
    )


def _changes_around(municipality: Municipality, day: datetime.date) -> list[Succession]:
    """Steps of this municipality and of all that went into it, the newest first."""
    family = {municipality.pk} | inherited([municipality.pk], read_steps(), day)
    steps = Succession.objects.filter(Q(predecessor__in=family) | Q(successor__in=family))
    return list(steps.select_related("predecessor", "successor").order_by("-on_date", "pk"))


def _officers_of(municipality: Municipality, day: datetime.date) -> list[Officer]:
    """Posts that are held on a day; people are named only with their consent."""
    rows = (
        Membership.objects.confirmed(day)
        .filter(municipality=municipality)
        .order_by("from_date", "pk")
    )
    held = list(rows)
    named = [row.person_id for row in held if row.name_shown_at]
    names = dict(Profile.objects.filter(person__in=named).values_list("person", "display_name"))
    return [
        Officer(row.post, names.get(row.person_id, "") if row.name_shown_at else "") for row in held
    ]
