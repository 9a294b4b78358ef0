"""Atom feeds of the magazine, of a section and of an issue; of paid articles the open part only."""

import datetime
import re
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from core.kept_pages import kept
from magazine.selectors.pages.feeding import FeedItem, FeedList, read_feed

# The day the tags of the portal are counted from (RFC 4151); it never changes.
TAGGED_SINCE = "2026"
# What XML cannot hold, whatever somebody typed.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NOTHING_YET = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Named:
    """A feed with its own address."""

    listed: FeedList
    path: str


class ArticleAtom(Atom1Feed):
    """Atom whose entries say their language; an empty one is as old as the portal."""

    def item_attributes(self, item: Any) -> dict[str, str]:
        """A text that is not in the language of the feed says in which it is."""
        return {"xml:lang": item["lang"]} if item["lang"] else {}

    def latest_post_date(self) -> datetime.datetime:
        """An empty feed would be new at every look."""
        return super().latest_post_date() if self.items else NOTHING_YET


class ArticleFeed(Feed[FeedItem, Named]):
    """Articles with their lead, and so much of their text as everybody may read."""

    feed_type = ArticleAtom

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer without a date of its own: an article that is taken off changes no date."""
        response = super().__call__(request, *args, **kwargs)
        response.headers.pop("Last-Modified", None)
        return response

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Named:
        """What the view has read."""
        return Named(cast(FeedList, kwargs["listed"]), request.path)

    def title(self, feed: Named) -> str:
        """The magazine, and the section or issue."""
        return _plain(feed.listed.title)

    def subtitle(self, feed: Named) -> str:
        """What it is."""
        return _("Articles of the magazine as they come out")

    def link(self, feed: Named) -> str:
        """The page that the feed follows."""
        return f"{settings.PUBLIC_URL}{feed.listed.url}"

    def feed_url(self, feed: Named) -> str:
        """The feed itself."""
        return f"{settings.PUBLIC_URL}{feed.path}"

    def feed_guid(self, feed: Named) -> str:
        """The same."""
        return self.feed_url(feed)

    def items(self, feed: Named) -> list[FeedItem]:
        """The newest articles."""
        return feed.listed.items

    def item_title(self, item: FeedItem) -> str:
        """The title; one in another language says so."""
        return _plain(f"{item.title} ({item.lang_name})" if item.lang else item.title)

    def item_description(self, item: FeedItem) -> str:
        """The lead and the open part."""
        return _plain("\n\n".join(part for part in (item.summary, item.text) if part))

    def item_link(self, item: FeedItem) -> str:
        """The page of the article."""
        return f"{settings.PUBLIC_URL}{item.url}"

    def item_guid(self, item: FeedItem) -> str:
        """The same in every language and after every renaming."""
        host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
        return f"tag:{host},{TAGGED_SINCE}:article:{item.key}"

    def item_pubdate(self, item: FeedItem) -> datetime.datetime:
        """The day of its issue."""
        return timezone.make_aware(datetime.datetime.combine(item.date, datetime.time()))

    def item_updateddate(self, item: FeedItem) -> datetime.datetime:
        """When its present text became public."""
        return item.changed_at or self.item_pubdate(item)

    def item_author_name(self, item: FeedItem) -> str:
        """As printed."""
        return _plain(item.authors) or _("Municipalitet")

    def item_categories(self, item: FeedItem) -> list[str]:
        """The section."""
        return [_plain(item.section)]

    def item_extra_kwargs(self, item: FeedItem) -> dict[str, str]:
        """The language, where it is another."""
        return {"lang": item.lang}


def _plain(text: str) -> str:
    return UNWRITABLE.sub(" ", text)


_feed = ArticleFeed()


def _answer(request: HttpRequest, listed: FeedList | None) -> HttpResponse:
    if listed is None:
        raise Http404
    return _feed(request, listed=listed)


@kept()
@require_safe
@conditional_page
def magazine_feed(request: HttpRequest) -> HttpResponse:
    """The newest articles of the whole magazine."""
    return _answer(request, read_feed())


@kept()
@require_safe
@conditional_page
def section_feed(request: HttpRequest, code: str) -> HttpResponse:
    """The newest articles of a section."""
    return _answer(request, read_feed(section=code))


@kept()
@require_safe
@conditional_page
def issue_feed(request: HttpRequest, key: UUID) -> HttpResponse:
    """All articles of an issue, in the order of print."""
    return _answer(request, read_feed(issue=key))
