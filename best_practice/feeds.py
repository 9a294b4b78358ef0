"""Feeds of the list: the cases of one filter, newest first, in pages of a hundred (RFC 5005)."""

import datetime
import re
from dataclasses import dataclass, replace
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from best_practice.engine.list_query import NEW, ListQuery
from best_practice.models import Case, CaseIndexPage
from best_practice.selectors.finding.cards import read_cards
from best_practice.selectors.finding.listing import find_cases
from core.kept_pages import kept

PER_PAGE = 100
# The day the tags of the portal are counted from (RFC 4151); it never changes.
TAGGED_SINCE = "2026"
# What XML cannot hold, whatever somebody typed.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NOTHING_YET = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)

Item = dict[str, Any]


@dataclass(frozen=True)
class Leaf:
    """One page of the feed, with its addresses."""

    query: ListQuery
    items: list[Item]
    last_page: int

    @property
    def list_url(self) -> str:
        """The list that the feed follows."""
        return self._address("", 1)

    def url(self, page: int) -> str:
        """The address of another page of this feed."""
        return self._address("feed/", page)

    def _address(self, part: str, page: int) -> str:
        path = f"{settings.PUBLIC_URL}/{get_language()}/practices/{part}"
        return replace(self.query, page=page, sort=self.query.usual_sort).url(path)


def read_leaf(request: HttpRequest) -> Leaf:
    """Find the cases of an address and read those of its page, in few statements."""
    hits = find_cases(dict(request.GET.lists()))
    last = max(1, -(-hits.found.total // PER_PAGE))
    page = min(hits.query.page, last)
    start = (page - 1) * PER_PAGE
    ids = hits.catalogue.page(
        hits.found.hits, start=start, stop=start + PER_PAGE, language="", sort=NEW
    )
    dates = Case.objects.filter(pk__in=ids).annotate(at=Max("versions__published_at"))
    known = {
        number: {"published": first, "changed": changed or first}
        for number, first, changed in dates.values_list("number", "first_published_at", "at")
    }
    cards = read_cards(ids, hits.names.vocabulary)
    items = [{**card, **known[card["number"]]} for card in cards if card["number"] in known]
    return Leaf(replace(hits.query, page=page), items, last)


class PagedAtom(Atom1Feed):
    """Atom with the ways to the other pages, and entries that say their language."""

    def add_root_elements(self, handler: Any) -> None:
        """Add where the feed goes on."""
        super().add_root_elements(handler)
        for relation, address in self.feed["ways"].items():
            handler.addQuickElement("link", "", {"rel": relation, "href": address})

    def item_attributes(self, item: Item) -> dict[str, str]:
        """A text that is not in the language of the feed says in which it is."""
        return {"xml:lang": item["lang"]} if item["lang"] else {}

    def latest_post_date(self) -> datetime.datetime:
        """An empty feed is as old as the portal, or it would be new at every look."""
        return super().latest_post_date() if self.items else NOTHING_YET


class CaseFeed(Feed[Item, Leaf]):
    """Everything that stands in the list with the same address."""

    feed_type = PagedAtom

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer without a date of its own: a case that is taken off changes no date."""
        response = super().__call__(request, *args, **kwargs)
        response.headers.pop("Last-Modified", None)
        return response

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Leaf:
        """Read what the address asks for."""
        return read_leaf(request)

    def title(self, leaf: Leaf) -> str:
        """The name of the portal, and what was typed."""
        words = f" “{leaf.query.text}”" if leaf.query.text else ""
        return _plain(_("Examples of the municipalities") + words)

    def subtitle(self, leaf: Leaf) -> str:
        """Whose they are and under which licence."""
        return _("Best Practice Portal") + " · CC BY 4.0"

    def link(self, leaf: Leaf) -> str:
        """The list."""
        return leaf.list_url

    def feed_guid(self, leaf: Leaf) -> str:
        """The first page names the feed."""
        return leaf.url(1)

    def feed_url(self, leaf: Leaf) -> str:
        """This page."""
        return leaf.url(leaf.query.page)

    def feed_extra_kwargs(self, leaf: Leaf) -> dict[str, Any]:
        """The other pages, where there are any."""
        page, ways = leaf.query.page, {}
        if leaf.last_page > 1:
            ways = {"first": leaf.url(1), "last": leaf.url(leaf.last_page)}
        if page > 1:
            ways["previous"] = leaf.url(page - 1)
        if page < leaf.last_page:
            ways["next"] = leaf.url(page + 1)
        return {"ways": ways}

    def items(self, leaf: Leaf) -> list[Item]:
        """The cases of this page."""
        return leaf.items

    def item_title(self, item: Item) -> str:
        """The title; one in another language says so."""
        return _plain(f"{item['title']} ({item['lang_name']})" if item["lang"] else item["title"])

    def item_description(self, item: Item) -> str:
        """Where it was done, and the one or two sentences of the list."""
        return _plain(" · ".join([*item["meta"], item["summary"]]).strip(" ·"))

    def item_link(self, item: Item) -> str:
        """The page of the case."""
        return f"{settings.PUBLIC_URL}{item['url']}"

    def item_guid(self, item: Item) -> str:
        """The same in every language and after every renaming."""
        host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
        return f"tag:{host},{TAGGED_SINCE}:case:{item['number']}"

    def item_pubdate(self, item: Item) -> datetime.datetime:
        """When it was first public."""
        return cast(datetime.datetime, item["published"])

    def item_updateddate(self, item: Item) -> datetime.datetime:
        """When its present version became public."""
        return cast(datetime.datetime, item["changed"])

    def item_categories(self, item: Item) -> list[str]:
        """The theme."""
        return [_plain(str(name)) for name in item["meta"][:1] if name]

    def item_extra_kwargs(self, item: Item) -> dict[str, str]:
        """The language, where it is another."""
        return {"lang": item["lang"]}


def _plain(text: str) -> str:
    return UNWRITABLE.sub(" ", text)


_feed = CaseFeed()


@kept(*CaseIndexPage.kept_parameters)
@require_safe
@conditional_page
def case_feed(request: HttpRequest) -> HttpResponse:
    """Give a feed of what the address asks for; unchanged, it is not sent again."""
    return _feed(request)
