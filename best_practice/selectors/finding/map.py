"""The same list as a map: counts by region, a point for every municipality that has one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from best_practice.engine.list_query import YES
from best_practice.models import CaseRepetition
from best_practice.selectors.finding.filters import chips, ignored_words
from best_practice.selectors.finding.listing import Given, Hits, Rows, find_cases, region_counts
from core.drawings import point_on_map
from organisations.models import Municipality

Point = tuple[int, int]


@dataclass(frozen=True)
class Dot:
    """A municipality of the map and of the table beside it; `point` is None where none is known."""

    code: str
    name: str
    count: int
    url: str
    point: Point | None = None


@dataclass(frozen=True)
class RegionRow:
    """A region of the table with its municipalities; without a name where no source names one."""

    name: str
    count: int
    url: str = ""
    places: list[Dot] = field(default_factory=list)


@dataclass(frozen=True)
class CaseMap:
    """Everything the page of the map shows; each count leads to the list that has those cases."""

    path: str
    asked: str
    total: int
    found: int
    chips: Rows
    ignored: list[str]
    is_cut: bool
    is_hidden: bool
    regions: dict[str, object]
    rows: list[RegionRow]
    repeats: list[Dot]
    nowhere: int

    @property
    def dots(self) -> list[Dot]:
        """The municipalities that have a point."""
        return [dot for row in self.rows for dot in row.places if dot.point]


def _points() -> dict[str, Point]:
    known = Municipality.objects.filter(latitude__isnull=False, longitude__isnull=False)
    rows = known.values_list("code", "latitude", "longitude")
    return {code: point_on_map(float(north), float(east)) for code, north, east in rows}


class _Map:
    """Puts the hits of a question on the map."""

    def __init__(self, hits: Hits, path: str) -> None:
        self._hits, self._path = hits, path
        self._names, self._points = hits.names, _points()
        self._counts = hits.catalogue.counts_among(hits.found.hits)
        bare = replace(hits.query, page=1)
        for part in ("region", "district", "municipality"):
            bare = bare.without(part, *bare.selection.get(part, ()))
        self._bare = bare

    def _dot(self, code: str, count: int, url: str) -> Dot:
        name = self._names.label("municipality", code)
        return Dot(code, name, count, url, self._points.get(code))

    def rows(self) -> list[RegionRow]:
        """Regions in their order, those without cases too; municipalities by name."""
        inside: dict[str, list[Dot]] = {}
        for code, count in self._counts.get("municipality", {}).items():
            above = list(self._names.way_up(("municipality", code)))
            region = above[-1][1] if above else ""
            url = self._bare.plus("municipality", code).url(self._path)
            inside.setdefault(region, []).append(self._dot(code, count, url))
        names = self._names.places.labels["region"]
        counts = self._counts.get("region", {})
        rows = [
            RegionRow(
                name,
                counts.get(code, 0),
                self._bare.plus("region", code).url(self._path) if counts.get(code) else "",
                _by_name(inside.get(code, [])),
            )
            for code, name in names.items()
        ]
        lost = _by_name(inside.get("", []))
        return [*rows, *([RegionRow("", self._held_by(lost), "", lost)] if lost else [])]

    def _held_by(self, places: list[Dot]) -> int:
        """How many of the cases these places did; one that two did together counts once."""
        bits = self._hits.catalogue.bits.get("municipality", {})
        held = 0
        for place in places:
            held |= bits[place.code]
        return (self._hits.found.hits & held).bit_count()

    def repeats(self) -> list[Dot]:
        """Municipalities that repeated one of the cases found; they lead to the repeated ones."""
        found = set(self._hits.ids()) if self._counts.get("repeated") else set()
        times: dict[str, set[int]] = {}
        if found:
            rows = CaseRepetition.objects.values_list("case_id", "municipality__code")
            for case_id, code in rows:
                if case_id in found:
                    times.setdefault(code, set()).add(case_id)
        query = replace(self._hits.query, page=1)
        if not query.has("repeated", YES):
            query = query.plus("repeated", YES)
        url = query.url(self._path)
        return _by_name([self._dot(code, len(cases), url) for code, cases in times.items()])

    def nowhere(self) -> int:
        """How many of the cases name no municipality at all."""
        placed = 0
        for bits in self._hits.catalogue.bits.get("municipality", {}).values():
            placed |= bits
        return (self._hits.found.hits & ~placed).bit_count()


def _by_name(dots: list[Dot]) -> list[Dot]:
    return sorted(dots, key=lambda dot: dot.name)


def map_cases(*, path: str, map_path: str, given: Given) -> CaseMap:
    """Answer what the address of the map asks for, with the cases that the list would show.

    `path` is the address of the list and `map_path` that of the map, where filters are taken away.
    """
    hits = find_cases(given)
    query, drawn = replace(hits.query, page=1), _Map(hits, path)
    regions: Mapping[str, object] = region_counts(hits, path)
    counts = hits.catalogue.counts_among(hits.found.hits).get("region", {})
    names = hits.names.places.labels["region"]
    return CaseMap(
        path=path,
        asked=query.url(""),
        total=len(hits.catalogue),
        found=hits.found.total,
        chips=chips(query, map_path, hits.names),
        ignored=ignored_words(query),
        is_cut=query.is_cut,
        is_hidden=bool(query.text or query.ignored or query.chosen),
        regions={**regions, "counts": {code: counts.get(code, 0) for code in names}},
        rows=drawn.rows(),
        repeats=drawn.repeats(),
        nowhere=drawn.nowhere(),
    )
