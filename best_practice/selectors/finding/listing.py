"""The list of all public cases in all languages: what was asked for, found and counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from best_practice.engine.catalogue import Catalogue, Found
from best_practice.engine.list_query import FLAGS, NEW, RELEVANT, SORTS, ListQuery
from best_practice.facets import FACET_NAMES, TREE_OF
from best_practice.selectors.finding.cards import read_cards
from best_practice.selectors.finding.catalogue import current_catalogue
from best_practice.selectors.finding.filters import (
    Panel,
    chips,
    drawn_groups,
    ignored_words,
    without_broader,
)
from best_practice.selectors.finding.names import Names, read_names
from search.selectors.finding import find_keys

PAGE_SIZE = 20
NEIGHBOURS = 2  # page numbers shown on each side of the current one
KIND = "case"  # as search calls a case

Rows = list[dict[str, object]]
Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Hits:
    """One question answered: which cases, in which order, of how many."""

    query: ListQuery
    catalogue: Catalogue
    names: Names
    found: Found
    base: int | None
    ranked: Sequence[int] = ()

    def ids(self, start: int = 0, stop: int | None = None) -> list[int]:
        """The ids of a stretch in the order that was asked for, or of all."""
        stop = self.found.total if stop is None else stop
        if self.query.sort == RELEVANT:
            return self.catalogue.ranked(self.found.hits, self.ranked)[start:stop]
        language = (get_language() or settings.LANGUAGE_CODE)[:2]
        return self.catalogue.page(
            self.found.hits, start=start, stop=stop, language=language, sort=self.query.sort
        )

    def count_of(self, query: ListQuery) -> int:
        """How many cases another choice would find with the same words, or with none."""
        base = self.base if query.text else None
        return self.catalogue.hits(query.selection, base, TREE_OF).bit_count()


def _cleaned(query: ListQuery, names: Names, catalogue: Catalogue) -> ListQuery:
    """Forget unknown values and say which; a chosen narrower value replaces the broader."""
    nodes = [(facet, value) for facet, values in query.selection.items() for value in values]
    known = [node for node in nodes if node[0] in FLAGS or names.knows(*node, catalogue)]
    kept: dict[str, list[str]] = {}
    for facet, value in without_broader(known, names):
        kept.setdefault(facet, []).append(value)
    ordered = {name: kept[name] for name in (*FACET_NAMES, *FLAGS) if name in kept}
    return query.keeping(ordered, [node for node in nodes if node not in known])


def _with_words(query: ListQuery) -> list[int]:
    """Cases with every word of the question, the best first where their order is asked for."""
    if not query.text:
        return []
    keys = find_keys(kind=KIND, text=query.text, ranked=query.sort == RELEVANT)
    return [int(key) for key in keys]


def find_cases(given: Given) -> Hits:
    """Decide which cases an address holds; lists, maps, feeds, exports and letters all ask here."""
    catalogue, names = current_catalogue(), read_names()
    query = _cleaned(ListQuery.read(given, FACET_NAMES), names, catalogue)
    ranked = _with_words(query)
    base = catalogue.among(ranked) if query.text else None
    found = catalogue.find(query.selection, base, TREE_OF)
    return Hits(query, catalogue, names, found, base, ranked)


def found_ids(given: Given) -> tuple[list[int], ListQuery]:
    """Give the ids of all cases that an address holds, in its order, and what was understood.

    `given` is `dict(request.GET.lists())` or the same from a kept query string; the page of the
    address does not count. What was not understood stands in `query.ignored`.
    """
    hits = find_cases(given)
    return hits.ids(), replace(hits.query, page=1)


@dataclass(frozen=True)
class Listing:
    """Everything the list page shows; every address in it works as a plain link."""

    query: ListQuery
    path: str
    total: int
    found: int
    cards: list[dict[str, object]]
    panel: Panel
    chips: Rows
    regions: dict[str, object]
    orders: Rows
    pages: Rows
    last_page: int
    ignored: list[str]
    ways_out: Rows

    @property
    def groups(self) -> Rows:
        """Every facet with its values."""
        return self.panel.groups()

    @property
    def drawn_groups(self) -> Rows:
        """The same, the values drawn as links."""
        return drawn_groups(self.panel, self.query, self.path)

    @property
    def reset_url(self) -> str:
        """The bare list."""
        return self.path

    @property
    def is_narrowed(self) -> bool:
        """Whether words or filters leave something out."""
        return bool(self.query.text or self.query.chosen)

    @property
    def address(self) -> str:
        """The one address of this list, whatever the visitor's order of clicks."""
        return self.query.url(self.path)

    @property
    def asked(self) -> str:
        """The query string that map, feed and files of this same list have, with its "?"."""
        return replace(self.query, page=1).url("")

    @property
    def previous_url(self) -> str:
        """The page before, or ""."""
        page = self.query.page
        return replace(self.query, page=page - 1).url(self.path) if page > 1 else ""

    @property
    def next_url(self) -> str:
        """The page after, or ""."""
        page = self.query.page
        return replace(self.query, page=page + 1).url(self.path) if page < self.last_page else ""

    @property
    def is_hidden(self) -> bool:
        """Search engines index the list and single filters, not their combinations."""
        query = self.query
        return bool(query.text or query.ignored) or query.chosen > 1 or query.sort != NEW

    @property
    def kept(self) -> list[dict[str, str]]:
        """What a new search by words keeps."""
        query = replace(self.query.without_words(), sort=self.query.sort)
        return [
            {"name": name, "value": value} for name, value in query.pairs() if value != RELEVANT
        ]


def _pages(query: ListQuery, path: str, last: int) -> Rows:
    near = range(query.page - NEIGHBOURS, query.page + NEIGHBOURS + 1)
    numbers = sorted({1, last, *(page for page in near if 1 <= page <= last)})
    links: Rows = []
    before = 0
    for number in numbers:
        if number > before + 1:
            links.append({"label": "…"})
        current = number == query.page
        url = replace(query, page=number).url(path)
        links.append({"label": number, "url": url, "current": current})
        before = number
    return links


def _orders(query: ListQuery, path: str) -> Rows:
    labels = {
        "new": _("newest"),
        "cheap": _("cheapest"),
        "repeated": _("most repeated"),
        "relevant": _("best match"),
    }
    return [
        {
            "label": labels[sort],
            "url": replace(query, sort=sort, page=1).url(path),
            "current": sort == query.sort,
        }
        for sort in SORTS
        if sort != RELEVANT or query.text
    ]


def region_counts(hits: Hits, path: str) -> dict[str, object]:
    """Counts and links of the map: one click leaves only that region, a second takes it back."""
    query, names = hits.query, hits.names.places.labels["region"]
    counts = {code: hits.found.counts.get("region", {}).get(code, 0) for code in names}
    chosen = query.selection.get("region", ())
    bare = query
    for part in ("region", "district", "municipality"):
        bare = bare.without(part, *query.selection.get(part, ()))
    links = {
        code: (bare if chosen == (code,) else bare.plus("region", code)).url(path)
        for code, count in counts.items()
        if count or code in chosen
    }
    return {"counts": counts, "links": links, "chosen": chosen[0] if len(chosen) == 1 else ""}


def _ways_out(hits: Hits, rows: Rows) -> Rows:
    """What each of the choices costs: the list without it, those that find something first."""
    ways = [{**row, "count": hits.count_of(row["rest"])} for row in rows]  # type: ignore[arg-type]
    return sorted(ways, key=lambda way: way["count"] == 0)


def list_cases(*, path: str, given: Given) -> Listing:
    """Answer what the address asks for; the number of statements does not grow with the cases.

    `path` is the address of the list, `given` the values of the query string by name.
    """
    hits = find_cases(given)
    last_page = max(1, -(-hits.found.total // PAGE_SIZE))
    query = replace(hits.query, page=min(hits.query.page, last_page))
    start = (query.page - 1) * PAGE_SIZE
    chosen = chips(query, path, hits.names)
    return Listing(
        query=query,
        path=path,
        total=len(hits.catalogue),
        found=hits.found.total,
        cards=read_cards(hits.ids(start, start + PAGE_SIZE), hits.names.vocabulary),
        panel=Panel(query, path, hits.found, hits.names),
        chips=chosen,
        regions=region_counts(hits, path),
        orders=_orders(query, path),
        pages=_pages(query, path, last_page),
        last_page=last_page,
        ignored=ignored_words(query),
        ways_out=[] if hits.found.total else _ways_out(hits, chosen),
    )
