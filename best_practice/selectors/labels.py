"""Names of codes in the language of the page: terms, regions, places of a case."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _

from core.labels import LABELS, label_of
from core.memory import remembered
from organisations.models import Region
from organisations.selectors.naming import Place
from taxonomy.models import Term

LANGUAGE_NAMES = dict(settings.LANGUAGES)
NEWER = tuple(f"merged_into__{name}" for name in LABELS)


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


def place_texts(places: list[Place]) -> list[str]:
    """Name the leading municipality with its region, and say how many more there are."""
    if not places:
        return []
    lead = places[0]
    name = lead.name
    if len(places) > 1:
        name = _("%(name)s and %(count)s more") % {"name": name, "count": len(places) - 1}
    return [name, lead.region] if lead.region else [name]
