"""The tree of repetitions of a case: only what is confirmed and public ever gets in."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import ngettext

from best_practice.models import Case
from core.memory import remembered
from core.templatetags.formats import number, thousand_som
from organisations.models import Municipality
from peer_learning.models import Replication
from peer_learning.selectors.sides import Titles, foreign, read_titles

# How many generations a page draws; each own case goes on with its own tree.
DEEPEST = 3
# The words of a node that stand on the page of the case.
LONGEST_SUMMARY = 160


@dataclass
class Node:
    """One repetition: who, when and how much, where it is told, and who repeated it in turn."""

    place: str
    meta: str
    url: str
    summary: str
    lang: str
    own_title: str = ""
    own_url: str = ""
    own_lang: str = ""
    children: list["Node"] = field(default_factory=list)


@dataclass(frozen=True)
class Origin:
    """The case that this one repeats."""

    number: int
    title: str
    url: str
    lang: str
    place: str
    year: int


@dataclass(frozen=True)
class Tree:
    """What a case repeats and who repeated it."""

    origins: list[Origin]
    nodes: list[Node]
    count: int

    def __bool__(self) -> bool:
        return bool(self.origins or self.nodes)


_Rows = list[Replication]


def read_tree(case: Case) -> Tree:
    """Read the tree around a case: one statement a generation and one for titles, none without.

    A ring cannot be drawn: each case is followed once.
    """
    if case.pk not in remembered("peer_learning.repeated", _read_repeated):
        return Tree([], [], 0)
    first = list(_rows(Q(case=case) | Q(result_case=case)))
    above = [row for row in first if row.result_case_id == case.pk]
    below = {case.pk: [row for row in first if row.case_id == case.pk]}
    seen = {case.pk}
    level = _own_cases(below[case.pk]) - seen
    for _generation in range(DEEPEST - 1):
        if not level:
            break
        seen |= level
        found = list(_rows(Q(case__in=level)))
        for row in found:
            below.setdefault(row.case_id, []).append(row)
        level = _own_cases(found) - seen
    told = {row.case_id for row in above} | {
        pk for rows in below.values() for pk in _own_cases(rows)
    }
    titles = read_titles(told)
    nodes = _nodes(case.pk, below, titles, frozenset())
    return Tree([_origin(row, titles) for row in above], nodes, len(below[case.pk]))


def _read_repeated() -> frozenset[int]:
    """The cases that were repeated or repeat another; few beside all cases."""
    pairs = Replication.objects.public().values_list("case", "result_case")
    return frozenset(pk for pair in pairs for pk in pair if pk is not None)


def _rows(which: Q) -> Iterable[Replication]:
    rows = Replication.objects.public().filter(which)
    places = rows.select_related("case", "result_case", "municipality__region")
    return places.order_by("year", "sent_at", "pk")


def _own_cases(rows: _Rows) -> set[int]:
    """The cases that tell these repetitions and that readers can see."""
    return {
        row.result_case.pk
        for row in rows
        if row.result_case is not None and is_public(row.result_case)
    }


def is_public(case: Case) -> bool:
    """Whether a case that was read already is on the portal."""
    return case.is_in_ru or case.is_in_ky or case.is_in_en


def _nodes(
    case_id: int,
    below: dict[int, _Rows],
    titles: Titles,
    above: frozenset[int],
) -> list[Node]:
    path = above | {case_id}
    return [
        _node(row, below, titles, path)
        for row in below.get(case_id, [])
        if row.result_case_id not in path
    ]


def _node(
    row: Replication,
    below: dict[int, _Rows],
    titles: Titles,
    path: frozenset[int],
) -> Node:
    own = row.result_case_id if row.result_case_id in titles else None
    title, code, address = titles[own] if own else ("", "", "")
    return Node(
        place=", ".join(filter(None, (row.municipality.label, _region_of(row.municipality)))),
        meta=_meta(row),
        url=reverse("replication", args=[row.case.number, row.pk]),
        summary=shortened(row.changed or row.result),
        lang=foreign(row.language),
        own_title=title,
        own_url=address,
        own_lang=foreign(code) if own else "",
        children=_nodes(own, below, titles, path) if own else [],
    )


def _meta(row: Replication) -> str:
    """The year and what is known in figures: «2022 · 180 участников · 31,5 тыс. сом»."""
    parts = [str(row.year)]
    if row.participants is not None:
        words = ngettext("%(count)s participant", "%(count)s participants", row.participants)
        parts.append(words % {"count": number(row.participants)})
    if row.cost_som is not None:
        parts.append(thousand_som(row.cost_som))
    return " · ".join(parts)


def shortened(text: str) -> str:
    """The beginning of a text, cut between words."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_SUMMARY:
        return line
    return line[:LONGEST_SUMMARY].rsplit(" ", 1)[0].rstrip(",;:—") + "…"


def _region_of(place: Municipality) -> str:
    return place.region.label if place.region else ""


def _origin(row: Replication, titles: Titles) -> Origin:
    title, code, address = titles[row.case_id]
    return Origin(
        number=row.case.number,
        title=title,
        url=address,
        lang=foreign(code),
        place=row.municipality.label,
        year=row.year,
    )
