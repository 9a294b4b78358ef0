"""Merges, divides and renames municipalities as of a day; past and future days alike."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation

from core.edtf import covers, first_day, last_day
from organisations.choices import SuccessionKind
from organisations.models import (
    FormerCode,
    Membership,
    Municipality,
    MunicipalityName,
    Succession,
)
from people.selectors import language_of
from people.services import queue_letter

ONE_DAY = datetime.timedelta(days=1)
LABELS = ("label_ru", "label_ky", "label_en")


@dataclass(frozen=True)
class ReformRow:
    """A right line of a reform: what happened to a municipality on a day."""

    line: int
    kind: SuccessionKind
    on: datetime.date
    place: int
    heir: int | None = None
    new_code: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    source: str = ""


@dataclass
class ReformReport:
    """How many steps are new, and how many were known."""

    applied: int = 0
    known: int = 0


@transaction.atomic
def apply_reform(*, rows: Sequence[ReformRow], is_dry_run: bool = False) -> ReformReport:
    """Write every step down with its day, all in one transaction; the same rows again do nothing.

    Who is merged or divided ends the day before, unless a division lets it go on. Who is renamed
    keeps its row and so everything that belongs to it; an old code leads to the new one. Posts end
    with their municipality, and their people get a letter. With `is_dry_run` nothing stays.
    """
    report = ReformReport()
    for row in sorted(rows, key=lambda one: (one.on, one.line)):
        apply = _rename if row.kind == SuccessionKind.RENAMED else _succeed
        if apply(row):
            report.applied += 1
        else:
            report.known += 1
    _date_ends({one for row in rows if row.heir is not None for one in (row.place, row.heir)})
    if is_dry_run:
        transaction.set_rollback(True)
    return report


def _succeed(row: ReformRow) -> bool:
    _step, is_new = Succession.objects.get_or_create(
        predecessor_id=row.place,
        successor_id=row.heir,
        on_date=row.on,
        defaults={"kind": row.kind, "source": row.source},
    )
    return is_new


def _date_ends(places: set[int]) -> None:
    """Date the end of all that do not go on, and write to those who acted for them.

    Who came back later stands: the end that its leaving gave it is taken away.
    """
    leaving = Municipality.objects.filter(pk__in=places, successions__isnull=False).distinct()
    for place in leaving.order_by("pk"):
        steps = list(place.successions.select_related("successor").order_by("on_date", "pk"))
        last = [step for step in steps if step.on_date == steps[-1].on_date]
        ends: datetime.date | None = last[0].on_date - ONE_DAY
        if place.precursions.filter(on_date__gt=last[0].on_date).exists():
            ends = None if place.valid_until_date == ends else place.valid_until_date
        if place.pk in {step.successor_id for step in last} or place.valid_until_date == ends:
            continue
        place.valid_until_date = ends
        place.save(update_fields=["valid_until_date"])
        if ends is not None:
            _tell_members(place, last)


def _tell_members(place: Municipality, steps: list[Succession]) -> None:
    lasting = Q(until_date__isnull=True) | Q(until_date__gte=steps[0].on_date)
    held = Membership.objects.filter(lasting, municipality=place, confirmed_at__isnull=False)
    for membership in held.select_related("person"):
        with translation.override(language_of(membership.person)):
            heirs = ", ".join(step.successor.label for step in steps)
            path = reverse("post_claim")
        queue_letter(
            event=f"municipality_merged:{place.pk}:{steps[0].on_date}",
            kind="municipality_merged",
            person=membership.person,
            context={
                "place": place,
                "heirs": heirs,
                "date": steps[0].on_date,
                "action_path": path,
            },
        )


def _rename(row: ReformRow) -> bool:
    """Close the name of before, open the new one; today's label and address follow the day."""
    place = Municipality.objects.select_for_update(of=("self",)).get(pk=row.place)
    since = row.on.isoformat()
    names = list(place.names.order_by("since", "pk"))
    is_new = not any(
        name.since == since and name.label_ru == row.names["label_ru"] for name in names
    )
    if is_new:
        _close_last_name(place, names, row.on)
        MunicipalityName.objects.create(municipality=place, since=since, **row.names)
    has_moved = _recode(place, row.new_code)
    return is_new or has_moved


def _close_last_name(place: Municipality, names: list[MunicipalityName], on: datetime.date) -> None:
    until = (on - ONE_DAY).isoformat()
    for name in names:
        if not name.until or (name.since and first_day(name.since) == on):
            name.until = until
            name.save(update_fields=["until"])
            return
    ends = [last_day(name.until) + ONE_DAY for name in names if name.until]
    born = max(ends, default=place.valid_from_date)
    labels = {label: getattr(place, label) for label in LABELS}
    since = born.isoformat() if born else ""
    MunicipalityName.objects.create(municipality=place, since=since, until=until, **labels)


def _recode(place: Municipality, code: str) -> bool:
    """Give a new code; the old address keeps leading here."""
    if not code or code == place.code or place.former_codes.filter(code=code).exists():
        return False
    FormerCode.objects.get_or_create(code=place.code, defaults={"municipality": place})
    place.code = code
    place.save(update_fields=["code"])
    return True


@transaction.atomic
def refresh_names(*, on: datetime.date | None = None) -> list[str]:
    """Let every label be the dated name of the day; gives the codes whose label changed.

    A renaming that was entered before its day shows from that day on. Bears to run twice.
    """
    day = on or timezone.localdate()
    current: dict[int, MunicipalityName] = {}
    names = MunicipalityName.objects.exclude(since="").select_related("municipality")
    # Two names known by their year meet in it: the newer one counts, as in `name_on`.
    for name in names.order_by("-since", "pk"):
        if covers(name.since, name.until, day):
            current.setdefault(name.municipality_id, name)
    changed = []
    for name in sorted(current.values(), key=lambda one: one.pk):
        place = name.municipality
        labels = {label: getattr(name, label) for label in LABELS}
        if not _has_labels(place, labels):
            Municipality.objects.filter(pk=place.pk).update(**labels)
            changed.append(place.code)
    return changed


def _has_labels(place: Municipality, labels: Mapping[str, str]) -> bool:
    return all(getattr(place, label) == text for label, text in labels.items())
