"""The list of all public cases in all languages: what was asked for, found and counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from best_practice.engine.catalogue import Catalogue, Found
from best_practice.engine.list_query import ORDERS, ListQuery
from best_practice.facets import FACET_NAMES
from best_practice.models import Case
from best_practice.selectors.finding.cards import read_cards
from best_practice.selectors.finding.catalogue import current_catalogue
from best_practice.selectors.finding.filters import FacetLabels, chips, groups
from best_practice.selectors.labels import read_regions, read_vocabulary

PAGE_SIZE = 20
NEIGHBOURS = 2  # page numbers shown on each side of the current one

Links = list[dict[str, object]]


@dataclass(frozen=True)
class Listing:
    """Everything the list page shows; every address in it works as a plain link."""

    query: ListQuery
    path: str
    total: int
    found: int
    cards: list[dict[str, object]]
    groups: list[dict[str, object]]
    chips: Links
    regions: dict[str, object]
    orders: Links
    pages: Links
    last_page: int

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
        return bool(query.text) or query.chosen > 1 or query.order != ORDERS[0]

    @property
    def kept(self) -> list[dict[str, str]]:
        """What a new search by words keeps."""
        query = replace(self.query, text="", page=1)
        return [{"name": name, "value": value} for name, value in query.pairs()]


def _cleaned(query: ListQuery, labels: FacetLabels, catalogue: Catalogue) -> ListQuery:
    """Forget unknown values; a chosen sub-theme replaces its chosen theme."""
    kept = {
        facet: [value for value in values if labels.knows(facet, value, catalogue)]
        for facet, values in query.selection.items()
    }
    broader = {labels.broader(value) for value in kept.get("theme", ())}
    kept["theme"] = [value for value in kept.get("theme", ()) if value not in broader]
    return query.only({facet: kept[facet] for facet in FACET_NAMES if kept.get(facet)})


def _base(query: ListQuery, catalogue: Catalogue) -> int | None:
    """The cases that have all the words; None when nothing was typed, none for mere signs."""
    if not query.words:
        return catalogue.among([]) if query.text else None
    cases = Case.objects.published()
    for word in query.words:
        cases = cases.filter(search_text__contains=word)
    return catalogue.among(cases.values_list("pk", flat=True))


def _pages(query: ListQuery, path: str, last: int) -> Links:
    near = range(query.page - NEIGHBOURS, query.page + NEIGHBOURS + 1)
    numbers = sorted({1, last, *(page for page in near if 1 <= page <= last)})
    links: Links = []
    before = 0
    for number in numbers:
        if number > before + 1:
            links.append({"label": "…"})
        current = number == query.page
        url = replace(query, page=number).url(path)
        links.append({"label": number, "url": url, "current": current})
        before = number
    return links


def _orders(query: ListQuery, path: str) -> Links:
    labels = {"new": _("newest"), "cheap": _("cheapest")}
    return [
        {
            "label": labels[order],
            "url": replace(query, order=order, page=1).url(path),
            "current": order == query.order,
        }
        for order in ORDERS
    ]


def _regions(
    query: ListQuery, path: str, found: Found, names: Mapping[str, str]
) -> dict[str, object]:
    """Counts and links of the map: one click leaves only that region, a second takes it back."""
    counts = {code: found.counts.get("region", {}).get(code, 0) for code in names}
    chosen = query.selection.get("region", ())
    only = {code: replace(query.without("region", *chosen), page=1) for code in names}
    links = {
        code: (only[code] if chosen == (code,) else only[code].plus("region", code)).url(path)
        for code, count in counts.items()
        if count or code in chosen
    }
    return {"counts": counts, "links": links, "chosen": chosen[0] if len(chosen) == 1 else ""}


def list_cases(*, path: str, given: Mapping[str, Sequence[str]]) -> Listing:
    """Answer what the address asks for; the number of statements does not grow with the cases.

    `path` is the address of the list, `given` the values of the query string by name.
    """
    catalogue = current_catalogue()
    labels = FacetLabels(read_vocabulary(), read_regions())
    query = _cleaned(ListQuery.read(given, FACET_NAMES), labels, catalogue)
    found = catalogue.find(query.selection, _base(query, catalogue))
    last_page = max(1, -(-found.total // PAGE_SIZE))
    query = replace(query, page=min(query.page, last_page))
    start = (query.page - 1) * PAGE_SIZE
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    ids = catalogue.page(
        found.hits,
        start=start,
        stop=start + PAGE_SIZE,
        language=language,
        cheapest=query.order == "cheap",
    )
    return Listing(
        query=query,
        path=path,
        total=len(catalogue.ids),
        found=found.total,
        cards=read_cards(ids, labels.vocabulary),
        groups=groups(query, path, found, labels),
        chips=chips(query, path, labels),
        regions=_regions(query, path, found, labels.regions),
        orders=_orders(query, path),
        pages=_pages(query, path, last_page),
        last_page=last_page,
    )
