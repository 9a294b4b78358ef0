"""Cases as a kind of things that people follow: what a saved search asks, and what is new."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from django.utils.translation import get_language

from best_practice.engine.catalogue import Catalogue, Listed
from best_practice.engine.list_query import NEW, ListQuery
from best_practice.facets import FACET_NAMES, FACET_OF_SCHEME, TREE_OF
from best_practice.models import Case, CaseFacet
from best_practice.selectors.finding.cards import read_cards
from best_practice.selectors.finding.catalogue import LISTED
from best_practice.selectors.finding.filters import chips
from best_practice.selectors.finding.listing import found_ids
from best_practice.selectors.finding.names import read_names
from search.registry import News, Query
from search.selectors.finding import question_reader, texts_of
from taxonomy.models import Term

KIND = "cases"
INDEXED_AS = "case"  # as the index of words calls them
# What leaves the same cases in another order or on another page is the same search.
NOT_ASKED = {"sort", "page"}
# After a large import nobody's letter counts further than this, and the memory stays flat.
MOST_NEW = 2_000
REMEMBERED = 1_000


class CaseWindow:
    """The cases that became public between two instants, with their values and analysed texts."""

    def __init__(self, *, since: datetime, until: datetime) -> None:
        cases = Case.objects.published().filter(
            first_published_at__gte=since, first_published_at__lt=until
        )
        newest = cases.order_by("-first_published_at", "-number")
        rows = list(newest.values_list(*LISTED)[:MOST_NEW])
        self._published = {row[0]: row[1] for row in rows}
        self._texts = texts_of(kind=INDEXED_AS, keys=[str(pk) for pk in self._published])
        self._read = question_reader()
        self._keys = {row[2]: row[0] for row in rows}  # by number
        values = CaseFacet.objects.filter(case__in=self._published)
        self._catalogue = Catalogue.build(
            [Listed(pk, published.timestamp(), *rest) for pk, published, *rest in rows],
            values.values_list("facet", "value", "case_id"),
        )
        merged = Term.objects.filter(merged_into__isnull=False)
        self._newer = {
            (FACET_OF_SCHEME.get(scheme), code): newer
            for scheme, code, newer in merged.values_list("scheme", "code", "merged_into__code")
        }
        # Many people ask the same; the answer is the same for all of them.
        self._fitting = lru_cache(REMEMBERED)(self._read_fitting)

    def matching(self, query: Query, *, since: datetime, until: datetime) -> list[int]:
        """The ids that fit, newest first. A value that nothing has any more finds nothing."""
        asked = tuple((name, tuple(values)) for name, values in query.items())
        return [pk for pk in self._fitting(asked) if since <= self._published[pk] < until]

    def _read_fitting(self, asked: tuple[tuple[str, tuple[str, ...]], ...]) -> list[int]:
        query = ListQuery.read(dict(asked), FACET_NAMES)
        selection = {
            facet: [self._newer.get((facet, value), value) for value in values]
            for facet, values in query.selection.items()
        }
        hits = self._catalogue.hits(selection, None, TREE_OF)
        total = hits.bit_count()
        ids = self._catalogue.page(hits, start=0, stop=total, language="", sort=NEW)
        if not query.text:
            return ids
        fitting = self._texts.fitting(self._read(query.text))
        return [pk for pk in ids if str(pk) in fitting]

    def still_public(self) -> set[int]:
        """Those that nobody has taken off the portal meanwhile."""
        if not self._published:
            return set()
        public = Case.objects.published().filter(pk__in=self._published)
        return set(public.values_list("pk", flat=True))

    def tell(self, ids: Sequence[int]) -> dict[int, News]:
        """Title, theme and place as the list shows them; in another language where it must be."""
        return {
            self._keys[card["number"]]: News(
                title=card["title"], details=" · ".join(_details(card)), path=card["url"]
            )
            for card in read_cards(ids)
        }


def _details(card: Mapping[str, object]) -> list[str]:
    meta: list[str] = list(card["meta"])  # type: ignore[call-overload]
    return [*meta, *([str(card["lang_name"])] if card["lang_name"] else [])]


class FollowedCases:
    """What search asks the library about a saved search."""

    def read(self, given: Mapping[str, Sequence[str]]) -> Query:
        """Keep what the list understands of an address, without order and page."""
        query: Query = {}
        for name, value in found_ids(given)[1].pairs():
            if name not in NOT_ASKED:
                query.setdefault(name, []).append(value)
        return query

    def describe(self, query: Query) -> list[str]:
        """What was chosen, in the words of the list."""
        asked = ListQuery.read(query, FACET_NAMES)
        return [str(chip["label"]) for chip in chips(asked, self._path(), read_names())]

    def address(self, query: Query) -> str:
        """The list of this search."""
        return ListQuery.read(query, FACET_NAMES).url(self._path())

    def open_window(self, *, since: datetime, until: datetime) -> CaseWindow:
        """Read what became public meanwhile, in six statements."""
        return CaseWindow(since=since, until=until)

    def _path(self) -> str:
        return f"/{get_language()}/practices/"
