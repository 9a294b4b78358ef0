"""When a thing of the magazine is open to everybody: asked of the one door, for many at once."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from magazine.access import readings_of
from magazine.choices import AccessRule
from magazine.models import IssuePage

# The facet of a thing that names the languages in which only subscribers read it whole.
PAID = "paid"


@dataclass(frozen=True)
class Terms:
    """What decides about an issue or an article, read without its page."""

    issue_date: datetime.date
    open_access_date: datetime.date | None
    access: str


def terms_of(issued_on: datetime.date, opens_on: datetime.date | None, *rules: str) -> Terms:
    """The terms of a thing that is open when one of its rules says so."""
    access = AccessRule.OPEN if AccessRule.OPEN in rules else AccessRule.BY_RULE
    return Terms(issued_on, opens_on, access)


def are_open(terms: Sequence[Terms]) -> list[bool]:
    """Whether a visitor without account reads the whole of each today; asks no statement."""
    if not terms:
        return []
    return [one.allowed for one in readings_of(cast(Sequence[IssuePage], terms), None)]


def is_key(key: str) -> bool:
    """Whether a text is the key of a page in all its languages."""
    try:
        return str(UUID(key)) == key
    except ValueError:
        return False


def badge_of(facets: Mapping[str, Sequence[str]], lang: str) -> str | Promise:
    """What a result says beside its kind: who reads it whole today."""
    return _("for subscribers") if lang in facets.get(PAID, ()) else ""


def sorted_values(values: Mapping[str, Any]) -> dict[str, list[str]]:
    """Facets as they are compared: each value once, in order, none without a value."""
    return {name: sorted(set(found)) for name, found in values.items() if found}
