"""Pages of plain text and news can be found by words, as far as anybody may open them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.blocks.words import words_of
from core.pages import BasePage, open_pages
from home.indexing.terms import is_key
from home.models import NewsPage, StandardPage
from search.registry import DocumentText, Part, ThingTexts


class PageTexts:
    """Hands in the pages of one type; the translations of a page are one thing."""

    languages = tuple(code for code, _name in settings.LANGUAGES)
    key_field = "translation_key"

    def __init__(
        self, kind: str, label: str | Promise, one: str | Promise, pages: type[BasePage]
    ) -> None:
        self.kind = kind
        self.label = label
        self.one = one
        self.pages = pages

    def _open(self) -> QuerySet[Any]:
        return open_pages(self.pages._default_manager.filter(appears_in_search=True))

    def _asked(self, keys: Sequence[str]) -> QuerySet[Any]:
        return self._open().filter(translation_key__in=[key for key in keys if is_key(key)])

    def keys(self) -> Iterable[str]:
        """All pages that are live, public and meant to be found."""
        keys = self._open().order_by("translation_key").values_list("translation_key", flat=True)
        return (str(key) for key in keys.distinct())

    def read(self, keys: Sequence[str]) -> list[ThingTexts]:
        """The texts of these pages in one statement."""
        rows = self._asked(keys).annotate(lang=F("locale__language_code")).order_by("pk")
        found: dict[UUID, list[Any]] = {}
        for page in rows:
            found.setdefault(page.translation_key, []).append(page)
        return [
            ThingTexts(
                kind=self.kind,
                key=str(key),
                published_at=min(filter(None, map(_published_at, pages)), default=None),
                facets=_facets(pages),
                documents=[_text(page) for page in pages],
            )
            for key, pages in found.items()
        ]

    def visible_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of the keys with a page that anybody may open."""
        return {str(key) for key in self._asked(keys).values_list("translation_key", flat=True)}

    def visible_parts(self, keys: Sequence[str]) -> set[Part]:
        """Which translations anybody may open."""
        rows = self._asked(keys).values_list("translation_key", "locale__language_code")
        return {Part(str(key), lang, "") for key, lang in rows}


STANDARD_PAGES = PageTexts("page", _("Pages"), _("Page"), StandardPage)
NEWS = PageTexts("news", _("News"), _("News"), NewsPage)


def _published_at(page: Any) -> datetime | None:
    moment: datetime | None = page.first_published_at
    return moment


def _facets(pages: Sequence[Any]) -> dict[str, list[str]]:
    years = {str(page.published_date.year) for page in pages if hasattr(page, "published_date")}
    return {"year": sorted(years)} if years else {}


def _text(page: Any) -> DocumentText:
    lines = [page.summary, page.search_description, words_of(page.body)]
    return DocumentText(
        lang=page.lang,
        title=page.title,
        url=page.url_path,
        text="\n".join(line for line in lines if line),
    )
