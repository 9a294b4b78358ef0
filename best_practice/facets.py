"""The facets of the list: their names, their order, and which values a case has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from best_practice.engine.facts import CaseFacts
from taxonomy.choices import Scheme

FacetValue = tuple[str, str]


@dataclass(frozen=True)
class Facet:
    """One question of the list; `scheme` names its vocabulary where it has one."""

    name: str
    title: str | Promise
    scheme: str = ""
    is_open: bool = False
    # Shown only once a case has a value of it.
    is_optional: bool = False


FACETS = (
    Facet("theme", _("Theme"), Scheme.THEME, is_open=True),
    Facet("region", _("Region"), is_open=True),
    Facet("cost", _("Cost, thousand som"), is_open=True),
    Facet("source", _("Who contributed"), Scheme.FUNDING_SOURCE),
    Facet("group", _("For whom"), Scheme.TARGET_GROUP),
    Facet("sdg", _("Sustainable Development Goals"), Scheme.SDG),
    Facet("year", _("Year")),
    Facet("matter", _("Matter of local significance"), Scheme.MATTER, is_optional=True),
    Facet("lang", _("Language of the text")),
)
FACET_NAMES = tuple(facet.name for facet in FACETS)
FACET_OF_SCHEME = {facet.scheme: facet.name for facet in FACETS if facet.scheme}

# Upper ends of the cost brackets in som, each with its value; what lies above is the last one.
COST_BRACKETS = ((50_000, "0-50"), (500_000, "50-500"), (5_000_000, "500-5000"))
COST_ABOVE = "5000-"
COST_LABELS = {
    "0-50": _("up to 50"),
    "50-500": _("50–500"),
    "500-5000": _("500–5 000"),
    COST_ABOVE: _("over 5 000"),
}


def cost_bracket(total_som: int) -> str:
    """Say which bracket a sum belongs to; the upper end belongs to the cheaper one."""
    for upper, value in COST_BRACKETS:
        if total_som <= upper:
            return value
    return COST_ABOVE


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


def facet_values(
    facts: CaseFacts,
    regions: Iterable[str],
    languages: Iterable[str],
    theme_parents: Mapping[str, str | None],
) -> set[FacetValue]:
    """Give every (facet, value) of a case; what is unknown has no value at all."""
    values = _term_values(facts, theme_parents)
    values |= {("region", code) for code in regions if code}
    values |= {("lang", code) for code in languages}
    if facts.total_som is not None:
        values.add(("cost", cost_bracket(facts.total_som)))
    if facts.year is not None:
        values.add(("year", str(facts.year)))
    return values
