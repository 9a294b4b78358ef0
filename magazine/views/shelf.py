"""The feed of the shelf and the files for reference managers."""

import datetime
import re
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from core.book_citations import bibtex_book, ris_book
from core.kept_pages import kept
from magazine.engine.shelf import FACET_NAMES
from magazine.selectors.pages.rows import foreign
from magazine.selectors.shelf.catalogue import Publication
from magazine.selectors.shelf.feeding import newest
from magazine.selectors.shelf.sheet import citation_of, find_publication

# The day the tags of the portal are counted from (RFC 4151); it never changes.
TAGGED_SINCE = "2026"
# What XML cannot hold, whatever somebody typed.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NOTHING_YET = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


class ShelfAtom(Atom1Feed):
    """Atom whose entries say their language; an empty one is as old as the portal."""

    def item_attributes(self, item: Any) -> dict[str, str]:
        """A text that is not in the language of the feed says in which it is."""
        return {"xml:lang": item["lang"]} if item["lang"] else {}

    def latest_post_date(self) -> datetime.datetime:
        """An empty feed would be new at every look."""
        return super().latest_post_date() if self.items else NOTHING_YET


@kept(*FACET_NAMES)
@require_safe
@conditional_page
def feed(request: HttpRequest) -> HttpResponse:
    """The newest publications of a list, as it is filtered."""
    language = (get_language() or "ru")[:2]
    shelf = f"{settings.PUBLIC_URL}/{language}/publications/"
    written = ShelfAtom(
        title=_("Publications"),
        link=shelf,
        description="",
        subtitle=_("Guides, model regulations and studies as they are put on the shelf"),
        language=language,
        feed_url=f"{settings.PUBLIC_URL}{request.get_full_path()}",
        feed_guid=f"{shelf}feed/",
    )
    for publication in newest(dict(request.GET.lists())):
        _add(written, publication)
    return HttpResponse(written.writeString("utf-8"), content_type=ShelfAtom.content_type)


def _add(written: ShelfAtom, publication: Publication) -> None:
    shown = publication.shown
    told = foreign(shown.language)
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    title = f"{shown.title} ({told['lang_name']})" if told["lang"] else shown.title
    written.add_item(
        title=_plain(title),
        link=f"{settings.PUBLIC_URL}{shown.url}",
        description=_plain(shown.summary),
        unique_id=f"tag:{host},{TAGGED_SINCE}:publication:{publication.key}",
        pubdate=shown.published_at,
        updateddate=shown.changed_at or shown.published_at,
        author_name=_plain(shown.publisher) or _("Best Practice Portal"),
        lang=told["lang"],
    )


def _plain(text: str) -> str:
    return UNWRITABLE.sub(" ", text)


@require_safe
def cite(request: HttpRequest, key: UUID, form: str) -> HttpResponse:
    """Answer with a file that reference managers read: BibTeX or RIS."""
    page = find_publication(key, (get_language() or "ru")[:2])
    if page is None:
        raise Http404
    cited = citation_of(page)
    write, kind = {
        "bib": (bibtex_book, "application/x-bibtex"),
        "ris": (ris_book, "application/x-research-info-systems"),
    }[form]
    response = HttpResponse(write(cited), content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{cited.key}.{form}"'
    return response
