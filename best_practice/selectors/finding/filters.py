"""The filters of the list as links: every value of every facet with its count."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from best_practice.engine.catalogue import Found
from best_practice.engine.list_query import FLAGS, OLD_SORT, YES, ListQuery, Toggles
from best_practice.facets import (
    FACET_BY_NAME,
    FACET_NAMES,
    FACET_OF_SCHEME,
    FACETS,
    FLAG_LABELS,
    Facet,
)
from best_practice.selectors.finding.names import Names, Node
from core.memory import remembered
from core.templatetags.components import facet_list
from taxonomy.selectors import codes_after_merging

Row = dict[str, Any]
NAMES = (*FACET_NAMES, *FLAGS)
# A drawn panel has 200 kB, and each language its own.
MOST_REMEMBERED = 8
# Facets whose values have no order of their own: the latest year first, the rest by name.
NEWEST_FIRST = ("year",)
PARAMETERS = {
    "district": gettext_lazy("District"),
    "municipality": gettext_lazy("Municipality"),
    "sort": gettext_lazy("Order"),
    **FLAG_LABELS,
}


class Links:
    """Where every value leads: it is added, or taken away, or takes the place of its relatives."""

    def __init__(self, query: ListQuery, path: str, names: Names) -> None:
        self._query, self._path, self._names = query, path, names
        self._toggles = {name: Toggles(query, name, NAMES, path) for name in NAMES}
        self._chosen_below: dict[Node, list[Node]] = {}
        for facet, values in query.selection.items():
            for value in values:
                for above in names.way_up((facet, value)):
                    self._chosen_below.setdefault(above, []).append((facet, value))

    def has_chosen_inside(self, node: Node) -> bool:
        """Whether a narrower value is chosen."""
        return node in self._chosen_below

    def url(self, node: Node) -> str:
        """The address after a click on a value."""
        facet, value = node
        relatives = self._chosen_below.get(node, [])
        if self._query.selection:
            above = self._names.way_up(node)
            relatives = [*relatives, *(one for one in above if self._query.has(*one))]
        if not relatives or self._query.has(facet, value):
            return self._toggles[facet].url(value)
        query = self._query
        for relative in relatives:
            query = query.without(*relative)
        return query.plus(facet, value).url(self._path)


class Panel:
    """All facets with all their values; a value that would find nothing has no link."""

    def __init__(self, query: ListQuery, path: str, found: Found, names: Names) -> None:
        self._query, self._counts, self._names = query, found.counts, names
        self._links = Links(query, path, names)

    def groups(self) -> list[Row]:
        """The panel from top to bottom; the questions with one answer come last."""
        shown = [self._group(facet) for facet in FACETS]
        flags = [self._row((flag, YES)) for flag in FLAG_LABELS]
        is_chosen = any(self._query.has(flag, YES) for flag in FLAGS)
        shown.append({"label": _("Only those"), "open": is_chosen, "values": flags})
        return [group for group in shown if group["values"]]

    def _group(self, facet: Facet) -> Row:
        counts = self._counts.get(facet.name, {})
        chosen = any(name in self._query.selection for name in (facet.name, *facet.narrower))
        values: list[Row] = []
        if counts or not facet.is_optional:
            values = self._tree(facet) if facet.narrower else self._flat_or_nested(facet, counts)
        return {"label": facet.title, "open": facet.is_open or chosen, "values": values}

    def _row(self, node: Node) -> Row:
        facet, value = node
        on, count = self._query.has(facet, value), self._counts.get(facet, {}).get(value, 0)
        return {
            "label": self._names.label(facet, value),
            "url": self._links.url(node) if count or on else "",
            "count": count,
            "on": on,
        }

    def _flat_or_nested(self, facet: Facet, counts: Mapping[str, int]) -> list[Row]:
        """Sub-themes hang under their theme; they unfold when it or one of them is chosen."""
        always = self._names.values(facet.name)
        known = set(always)
        rest = [value for value in counts if value not in known and counts[value]]
        by_name = [value for _label, value in sorted((self._label(facet, v), v) for v in rest)]
        others = sorted(rest, reverse=True) if facet.name in NEWEST_FIRST else by_name
        rows = {value: self._row((facet.name, value)) for value in (*always, *others)}
        top: list[Row] = []
        for value, row in rows.items():
            above = next(self._names.way_up((facet.name, value)), None)
            if above is None or above[1] not in rows:
                top.append(row)
            else:
                self._hang(row, rows[above[1]], above)
        return top

    def _label(self, facet: Facet, value: str) -> str:
        return self._names.label(facet.name, value).casefold()

    def _hang(self, row: Row, above: Row, node: Node) -> None:
        above.setdefault("children", []).append(row)
        above["inside"] = above["on"] or self._links.has_chosen_inside(node)

    def _tree(self, facet: Facet) -> list[Row]:
        """Regions with their districts and municipalities."""
        top = [(facet.name, value) for value in self._names.values(facet.name)]
        rows = [self._branch(node, is_open=False) for node in top]
        # A place that no source puts into a region still has its cases.
        above = self._names.places.above
        lost = [
            ("municipality", value)
            for value, count in self._counts.get("municipality", {}).items()
            if count and ("municipality", value) not in above
        ]
        return [*rows, *(self._row(node) for node in lost)]

    def _branch(self, node: Node, *, is_open: bool) -> Row:
        row = self._row(node)
        is_open = is_open or bool(row["on"])
        children = [
            self._branch(child, is_open=is_open)
            for child in self._names.places.below.get(node, ())
            if self._is_shown(child, is_open=is_open)
        ]
        if children:
            row["children"] = children
            row["inside"] = row["on"] or self._links.has_chosen_inside(node)
            words = ngettext("%(number)s place", "%(number)s places", len(children))
            row["inside_words"] = words % {"number": len(children)}
        return row

    def _is_shown(self, node: Node, *, is_open: bool) -> bool:
        """Municipalities without cases are told only where somebody has opened their region."""
        facet, value = node
        if facet != "municipality" or self._query.has(facet, value):
            return True
        has_cases = self._counts.get(facet, {}).get(value, 0) > 0
        return has_cases or (is_open and value in self._names.places.standing)


def drawn_groups(panel: Panel, query: ListQuery, path: str) -> list[Row]:
    """The panel of a question, its links drawn; without words it is remembered under the stamp.

    The bare list always is, and the first few questions that somebody asks after a write: most of
    the work of a list are its hundreds of links.
    """
    known: dict[str, list[Row]] = {} if query.text else remembered("best_practice.panels", dict)
    question = replace(query, page=1).url(path)
    if question in known:
        return known[question]
    groups = [{**group, "drawn": facet_list(group.pop("values"))} for group in panel.groups()]
    if not query.chosen or len(known) < MOST_REMEMBERED:
        known[question] = groups
    return groups


def address_after_merging(path: str, given: Mapping[str, Sequence[str]]) -> str:
    """The address that an old one has become: merged terms, the old name of the order; "" if none.

    One statement where the address has filters of a vocabulary, none where it has not.
    """
    is_old = OLD_SORT in given
    if is_old and "sort" not in given:
        given = {**given, "sort": given[OLD_SORT]}
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
    return query.url(path) if newer or is_old else ""


def without_broader(nodes: Iterable[Node], names: Names) -> list[Node]:
    """A chosen narrower value replaces what lies above it."""
    chosen = list(nodes)
    broader = {above for node in chosen for above in names.way_up(node)}
    return [node for node in chosen if node not in broader]


def chip_label(node: Node, names: Names) -> object:
    """What a chosen value is called away from its group."""
    label: object = names.label(*node)
    return format_lazy("{} {}", label, _("thousand som")) if node[0] == "cost" else label


def chips(query: ListQuery, path: str, names: Names) -> list[Row]:
    """What is chosen now, each with the list that is left without it."""
    rows: list[Row] = []
    if query.text:
        rest = query.without_words()
        label = _("“%(words)s”") % {"words": query.text}
        rows.append({"label": label, "url": rest.url(path), "rest": rest})
    for facet, values in query.selection.items():
        for value in values:
            rest = query.without(facet, value)
            row: Row = {"label": chip_label((facet, value), names), "url": rest.url(path)}
            rows.append({**row, "rest": rest})
    return rows


def ignored_words(query: ListQuery) -> list[str]:
    """What of the address means nothing here, each under the name of its question."""
    told = []
    for name, value in dict.fromkeys(query.ignored):
        facet = FACET_BY_NAME.get(name)
        told.append(f"{facet.title if facet else PARAMETERS[name]}: {value}")
    return told
