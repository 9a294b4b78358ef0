"""What of the magazine can be found: articles that are open whole, paid ones by their open part."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.indexing.article_names import Around, read_around
from home.indexing.terms import PAID, are_open, badge_of, is_key, sorted_values, terms_of
from magazine.engine.content import lines_of
from magazine.engine.teaser import teaser
from magazine.models import ArticleNote, ArticlePage, Correction
from magazine.selectors.content import read_pieces
from magazine.selectors.public import public_articles, with_terms
from search.registry import DocumentText, Part, ThingTexts


class ArticleTexts:
    """Hands in the articles; the text of a paid one is its title, its lead and its first words.

    The whole text of an open article is a file of its own, so that an index that has not yet heard
    of a changed rule shows nothing of it: what is open at this moment says which of the two counts.
    """

    kind = "article"
    label = _("Articles of the magazine")
    one = _("Article")
    languages = tuple(code for code, _name in settings.LANGUAGES)
    pages = ArticlePage
    key_field = "translation_key"
    badge = staticmethod(badge_of)

    def _asked(self, keys: Sequence[str]) -> QuerySet[ArticlePage]:
        return _shown().filter(translation_key__in=[key for key in keys if is_key(key)])

    def keys(self) -> Iterable[str]:
        """All articles that are out in an issue that is out."""
        keys = _shown().order_by("translation_key").values_list("translation_key", flat=True)
        return (str(key) for key in keys.distinct().iterator(chunk_size=2_000))

    def read(self, keys: Sequence[str]) -> list[ThingTexts]:
        """The texts of these articles in eight statements."""
        pages = list(with_terms(self._asked(keys)).order_by("pk"))
        if not pages:
            return []
        opened = dict(zip([page.pk for page in pages], are_open(_terms(pages)), strict=True))
        around, below = read_around([page.pk for page in pages]), _below(pages)
        found: dict[UUID, list[Any]] = {}
        for page in pages:
            found.setdefault(page.translation_key, []).append(page)
        return [
            ThingTexts(
                kind=self.kind,
                key=str(key),
                published_at=_noon(min(page.issued_on for page in versions)),
                facets=_facets(versions, around, opened),
                documents=[
                    _text(page, around[page.pk], below.get(page.pk, []), opened[page.pk])
                    for page in versions
                ],
            )
            for key, versions in found.items()
        ]

    def visible_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of the keys that are out in a language at least."""
        return {str(key) for key in self._asked(keys).values_list("translation_key", flat=True)}

    def visible_parts(self, keys: Sequence[str]) -> set[Part]:
        """The open part of each language that is out, and the whole text where it is open today."""
        rows = list(
            with_terms(self._asked(keys)).values_list(
                *("translation_key", "lang", "issued_on", "opens_on", "issue_access", "access")
            )
        )
        opened = are_open([terms_of(*row[2:]) for row in rows])
        parts = {Part(str(key), lang, "") for key, lang, *_rest in rows}
        for (key, lang, *_rest), is_open in zip(rows, opened, strict=True):
            if is_open:
                parts.add(Part(str(key), "", whole_of(lang)))
        return parts


def whole_of(lang: str) -> str:
    """What the whole text of an open article is called beside its open part."""
    return f"whole-{lang}"


def _shown() -> QuerySet[ArticlePage]:
    return public_articles().filter(appears_in_search=True)


def _terms(pages: Sequence[Any]) -> list[Any]:
    return [
        terms_of(page.issued_on, page.opens_on, page.issue_access, page.access) for page in pages
    ]


def _noon(day: datetime.date) -> datetime.datetime:
    """An instant of a day of publication: what is found equally well stands in this order."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))


def _below(pages: Sequence[Any]) -> dict[int, list[str]]:
    """Footnotes and corrections, which belong to the whole text."""
    ids = [page.pk for page in pages]
    found: dict[int, list[str]] = {}
    for rows in (ArticleNote.objects, Correction.objects):
        told = rows.filter(article__in=ids).order_by("sort_order", "pk")
        for pk, text in told.values_list("article_id", "text"):
            found.setdefault(pk, []).append(text)
    return found


def _facets(
    pages: Sequence[Any], around: dict[int, Around], opened: dict[int, bool]
) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {
        "year": [str(page.issued_on.year) for page in pages],
        PAID: [page.lang for page in pages if not opened[page.pk]],
    }
    for page in pages:
        for name, codes in around[page.pk].values.items():
            values.setdefault(name, []).extend(codes)
    return sorted_values(values)


def _text(page: Any, around: Around, below: Sequence[str], is_open: bool) -> DocumentText:
    pieces = read_pieces(page.body)
    lines = [*lines_of(pieces), *below] if is_open else list(lines_of(teaser(pieces)))
    return DocumentText(
        lang=page.lang,
        title=page.title,
        url=page.url_path,
        text="\n".join(line for line in (page.summary, *lines, *around.names) if line),
        file=whole_of(page.lang) if is_open else "",
    )
