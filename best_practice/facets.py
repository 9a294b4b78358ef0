"""The facets of the list: their names, their order, and which values a case has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from best_practice.choices import FileKind
from best_practice.engine.facts import CaseFacts
from best_practice.engine.list_query import YES
from taxonomy.choices import Scheme

FacetValue = tuple[str, str]


class PlaceValues(NamedTuple):
    """What a municipality of a case is counted under; "" and None are unknown."""

    code: str
    kind: str
    population: int | None = None
    district: str = ""
    region: str = ""


@dataclass(frozen=True)
class Facet:
    """One question of the list; `scheme` names its vocabulary where it has one."""

    name: str
    title: str | Promise
    scheme: str = ""
    is_open: bool = False
    # Shown only once a case has a value of it.
    is_optional: bool = False
    # Parameters that are one tree with this one: what is chosen in any of them is joined by "or".
    narrower: tuple[str, ...] = ()


FACETS = (
    Facet("theme", _("Theme"), Scheme.THEME, is_open=True),
    Facet("region", _("Region"), is_open=True, narrower=("district", "municipality")),
    Facet("cost", _("Cost, thousand som"), is_open=True),
    Facet("size", _("Size of the municipality")),
    Facet("type", _("Type of the municipality")),
    Facet("source", _("Who contributed"), Scheme.FUNDING_SOURCE),
    Facet("mode", _("How it was done")),
    Facet("group", _("For whom"), Scheme.TARGET_GROUP),
    Facet("sdg", _("Sustainable Development Goals"), Scheme.SDG),
    Facet("year", _("Year")),
    Facet("matter", _("Matter of local significance"), Scheme.MATTER, is_optional=True),
    Facet("project", _("Project"), is_optional=True),
    Facet("award", _("Award"), is_optional=True),
    Facet("lang", _("Language of the text")),
)
FACET_BY_NAME = {facet.name: facet for facet in FACETS}
# Every repeatable parameter, in the order of addresses.
FACET_NAMES = tuple(name for facet in FACETS for name in (facet.name, *facet.narrower))
# Which questions are one: choices of a tree widen each other instead of cutting each other.
TREE_OF = {name: facet.name for facet in FACETS for name in (facet.name, *facet.narrower)}
FACET_OF_SCHEME = {facet.scheme: facet.name for facet in FACETS if facet.scheme}
# Questions with one answer, in the order they are shown.
FLAG_LABELS = {
    "repeated": _("Repeated by others"),
    "complete": _("Described completely"),
    "files": _("Documents attached"),
}
COMPLETE_FROM = 80  # per cent of what makes a description useful

# Upper ends of the cost brackets in som, each with its value; what lies above is the last one.
COST_BRACKETS = ((50_000, "0-50"), (500_000, "50-500"), (5_000_000, "500-5000"))
COST_ABOVE = "5000-"
COST_LABELS = {
    "0-50": _("up to 50"),
    "50-500": _("50–500"),
    "500-5000": _("500–5 000"),
    COST_ABOVE: _("over 5 000"),
}
# The same for residents. The development programme draws its own line at 20,000: a municipality of
# many villages; below it the bands halve, since most ayil aimaks have fewer than 10,000.
SIZE_BRACKETS = ((5_000, "0-5000"), (10_000, "5000-10000"), (20_000, "10000-20000"))
SIZE_ABOVE = "20000-"
SIZE_LABELS = {
    "0-5000": _("up to 5 thousand residents"),
    "5000-10000": _("5–10 thousand residents"),
    "10000-20000": _("10–20 thousand residents"),
    SIZE_ABOVE: _("over 20 thousand residents"),
}


def _bracket(amount: int, brackets: Sequence[tuple[int, str]], above: str) -> str:
    """The first bracket that reaches so far; the upper end belongs to the lower one."""
    return next((value for upper, value in brackets if amount <= upper), above)


def cost_bracket(total_som: int) -> str:
    """Say which bracket a sum belongs to; the upper end belongs to the cheaper one."""
    return _bracket(total_som, COST_BRACKETS, COST_ABOVE)


def size_bracket(population: int) -> str:
    """Say which band of population a municipality belongs to."""
    return _bracket(population, SIZE_BRACKETS, SIZE_ABOVE)


def _term_values(facts: CaseFacts, parents: Mapping[str, str | None]) -> set[FacetValue]:
    """Values from vocabularies; a theme brings its broader theme along."""
    terms = [(term["scheme"], term["code"]) for term in facts.terms]
    terms.append((Scheme.THEME.value, facts.theme))
    terms += [(Scheme.FUNDING_SOURCE.value, row.source) for row in facts.budget]
    values: set[FacetValue] = set()
    for scheme, code in terms:
        name = FACET_OF_SCHEME.get(scheme)
        if name and code:
            values.add((name, code))
            broader = parents.get(code) if name == "theme" else None
            if broader:
                values.add((name, broader))
    return values


def place_values(places: Iterable[PlaceValues]) -> set[FacetValue]:
    """Values of the municipalities of a case, each with what lies above it."""
    values: set[FacetValue] = set()
    for place in places:
        values |= {
            ("municipality", place.code),
            ("district", place.district),
            ("region", place.region),
            ("type", place.kind),
        }
        if place.population is not None:
            values.add(("size", size_bracket(place.population)))
    return {(facet, value) for facet, value in values if value}


def facet_values(
    facts: CaseFacts,
    *,
    languages: Iterable[str],
    theme_parents: Mapping[str, str | None],
    places: Iterable[PlaceValues] = (),
    awards: Iterable[str] = (),
    is_repeated: bool = False,
    completeness: int = 0,
) -> set[FacetValue]:
    """Give every (facet, value) of a case; what is unknown has no value at all."""
    values = _term_values(facts, theme_parents) | place_values(places)
    values |= {("lang", code) for code in languages}
    values |= {("project", code) for code in facts.projects}
    values |= {("award", code) for code in awards}
    flags = {
        "repeated": is_repeated,
        "complete": completeness >= COMPLETE_FROM,
        "files": any(file.kind == FileKind.DOCUMENT for file in facts.files),
    }
    values |= {(flag, YES) for flag, is_so in flags.items() if is_so}
    if facts.mode:
        values.add(("mode", facts.mode))
    if facts.total_som is not None:
        values.add(("cost", cost_bracket(facts.total_som)))
    if facts.year is not None:
        values.add(("year", str(facts.year)))
    return values
