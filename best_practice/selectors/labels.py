"""Names of codes in the language of the page: terms, regions, municipalities."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from core.edtf import covers, last_day
from core.labels import in_language
from core.memory import remembered
from organisations.models import Municipality, Region
from taxonomy.models import Term

LANGUAGE_NAMES = dict(settings.LANGUAGES)
LABELS = ("label_ru", "label_ky", "label_en")
NEWER = tuple(f"merged_into__{name}" for name in LABELS)
# What a place is called: its labels, its region, and one of its dated names a row.
NAMING = (
    *LABELS,
    *(f"region__{name}" for name in LABELS),
    *(f"names__{name}" for name in ("since", "until", *LABELS)),
)


def label_of(ru: str | None, ky: str | None, en: str | None) -> str:
    """Choose among the three labels of a row; "" when there are none."""
    return in_language({"ru": ru or "", "ky": ky or "", "en": en or ""})[0]


@dataclass
class Vocabulary:
    """All terms at once: names by (scheme, code), codes in their order, broader themes."""

    names: dict[tuple[str, str], str] = field(default_factory=dict)
    codes: dict[str, list[str]] = field(default_factory=dict)
    parents: dict[tuple[str, str], str | None] = field(default_factory=dict)
    retired: set[tuple[str, str]] = field(default_factory=set)

    def name(self, scheme: str, code: str) -> str:
        """The name of a code; the code itself when the vocabulary has lost it."""
        return self.names.get((scheme, code), code)


def read_vocabulary() -> Vocabulary:
    """Give every term; read in one statement, then remembered until something shown changes."""
    return remembered("best_practice.vocabulary", _read_vocabulary)


def _read_vocabulary() -> Vocabulary:
    found = Vocabulary()
    rows = Term.objects.order_by("scheme", "position", "code").values_list(
        "scheme", "code", *LABELS, "parent__code", "is_retired", *NEWER
    )
    for scheme, code, ru, ky, en, parent, is_retired, *newer in rows:
        # What was merged is called as what it became.
        found.names[scheme, code] = label_of(*newer) or label_of(ru, ky, en)
        found.parents[scheme, code] = parent
        found.codes.setdefault(scheme, []).append(code)
        if is_retired:
            found.retired.add((scheme, code))
    return found


def read_regions() -> dict[str, str]:
    """Give the regions in their order, name by code; remembered like the terms."""
    return remembered("best_practice.regions", _read_regions)


def _read_regions() -> dict[str, str]:
    rows = Region.objects.order_by("position", "code").values_list("code", *LABELS)
    return {code: label_of(ru, ky, en) for code, ru, ky, en in rows}


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
        for code, *values in remembered("best_practice.namings", _read_namings).get(wanted, ()):
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


def place_texts(places: list[Place]) -> list[str]:
    """Name the leading municipality with its region, and say how many more there are."""
    if not places:
        return []
    lead = places[0]
    name = lead.name
    if len(places) > 1:
        name = _("%(name)s and %(count)s more") % {"name": name, "count": len(places) - 1}
    return [name, lead.region] if lead.region else [name]
