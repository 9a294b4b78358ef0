"""The filters of the list as links: every value of every facet with its count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from best_practice.engine.catalogue import Catalogue, Found
from best_practice.engine.list_query import ListQuery
from best_practice.facets import COST_LABELS, FACET_NAMES, FACET_OF_SCHEME, FACETS, Facet
from best_practice.selectors.labels import LANGUAGE_NAMES, Vocabulary
from taxonomy.choices import Scheme
from taxonomy.selectors import codes_after_merging

Row = dict[str, object]


@dataclass(frozen=True)
class FacetLabels:
    """Knows all values of every facet, their order and their names."""

    vocabulary: Vocabulary
    regions: dict[str, str]

    def knows(self, facet: str, value: str, catalogue: Catalogue) -> bool:
        """Whether a value from an address means anything."""
        return catalogue.knows(facet, value) or value in self.values(FACET_BY_NAME[facet])

    def values(self, facet: Facet) -> list[str]:
        """The values a facet always shows, in their order."""
        if facet.scheme:
            codes = self.vocabulary.codes.get(facet.scheme, [])
            return [code for code in codes if (facet.scheme, code) not in self.vocabulary.retired]
        return list(self._fixed(facet))

    def label(self, facet: Facet, value: str) -> str:
        """The name of a value."""
        if facet.scheme == Scheme.SDG:
            return f"{value}. {self.vocabulary.name(facet.scheme, value)}"
        if facet.scheme:
            return self.vocabulary.name(facet.scheme, value)
        return str(self._fixed(facet).get(value, value))

    def _fixed(self, facet: Facet) -> Mapping[str, object]:
        """Names of values that are in no vocabulary."""
        names: dict[str, Mapping[str, object]] = {
            "region": self.regions,
            "cost": COST_LABELS,
            "lang": LANGUAGE_NAMES,
        }
        return names.get(facet.name, {})

    def broader(self, theme: str) -> str | None:
        """The theme above a sub-theme."""
        return self.vocabulary.parents.get((Scheme.THEME, theme))


FACET_BY_NAME = {facet.name: facet for facet in FACETS}


def _toggled(query: ListQuery, facet: Facet, value: str, labels: FacetLabels) -> ListQuery:
    """Add or remove a value; a sub-theme takes the place of its theme and the other way round."""
    if query.has(facet.name, value):
        return query.without(facet.name, value)
    if facet.name == "theme":
        broader = labels.broader(value)
        related = [
            code
            for code in query.selection.get("theme", ())
            if code == broader or labels.broader(code) == value
        ]
        query = query.without("theme", *related)
    return query.plus(facet.name, value)


def _shown_values(facet: Facet, counts: dict[str, int], labels: FacetLabels) -> list[str]:
    always = labels.values(facet)
    others = sorted((value for value in counts if value not in always), reverse=True)
    return always + others


def _nested(facet: Facet, rows: dict[str, Row], labels: FacetLabels) -> list[Row]:
    """Hang sub-themes under their theme; they unfold when the theme or one of them is chosen."""
    top: list[Row] = []
    for value, row in rows.items():
        broader = labels.broader(value) if facet.name == "theme" else None
        if broader is None or broader not in rows:
            top.append(row)
        else:
            above = rows[broader]
            above.setdefault("children", []).append(row)  # type: ignore[attr-defined]
            above["inside"] = above.get("inside") or above["on"] or row["on"]
    return top


def groups(query: ListQuery, path: str, found: Found, labels: FacetLabels) -> list[Row]:
    """All facets with all their values; a value that would find nothing has no link."""
    shown: list[Row] = []
    for facet in FACETS:
        counts = found.counts.get(facet.name, {})
        if facet.is_optional and not counts:
            continue
        rows: dict[str, Row] = {}
        for value in _shown_values(facet, counts, labels):
            on, count = query.has(facet.name, value), counts.get(value, 0)
            rows[value] = {
                "label": labels.label(facet, value),
                "url": _toggled(query, facet, value, labels).url(path) if count or on else "",
                "count": count,
                "on": on,
            }
        if rows:
            chosen = facet.name in query.selection
            values = _nested(facet, rows, labels)
            shown.append({"label": facet.title, "open": facet.is_open or chosen, "values": values})
    return shown


def address_after_merging(path: str, given: Mapping[str, Sequence[str]]) -> str:
    """The address that an old one with merged terms has become; "" when it is still right.

    One statement where the address has filters of a vocabulary, none where it has not.
    """
    query = ListQuery.read(given, FACET_NAMES)
    chosen = {
        facet.scheme: query.selection[facet.name]
        for facet in FACETS
        if facet.scheme and facet.name in query.selection
    }
    newer = codes_after_merging(chosen)
    for (scheme, old), new in newer.items():
        facet = FACET_OF_SCHEME[scheme]
        if query.has(facet, old):
            query = query.without(facet, old).plus(facet, new)
    return query.url(path) if newer else ""


def chips(query: ListQuery, path: str, labels: FacetLabels) -> list[Row]:
    """What is chosen now, each with the address of the list without it."""
    rows: list[Row] = []
    if query.text:
        rest = ListQuery(selection=query.selection, order=query.order)
        rows.append({"label": _("“%(words)s”") % {"words": query.text}, "url": rest.url(path)})
    for name, values in query.selection.items():
        facet = FACET_BY_NAME[name]
        for value in values:
            label: object = labels.label(facet, value)
            if name == "cost":
                label = format_lazy("{} {}", label, _("thousand som"))
            rows.append({"label": label, "url": query.without(name, value).url(path)})
    return rows
