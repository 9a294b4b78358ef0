"""Issues can be found by their contents, printed ones by their pages once they are open."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.indexing.terms import PAID, are_open, badge_of, is_key, sorted_values, terms_of
from magazine.choices import MadeKind
from magazine.models import IssueContents, IssuePage
from magazine.selectors.public import public_issues
from media_library.models import DocumentText as PageText
from search.engine.languages import guess_language
from search.registry import DocumentText, Part, ThingTexts

# Of one printed issue; what comes after is not found by its words.
MOST_SIGNS_OF_SCAN = 2_000_000


class IssueTexts:
    """Hands in the issues: one text a language, one a page of a printed issue that is open."""

    kind = "issue"
    label = _("Issues of the magazine")
    one = _("Issue")
    languages = tuple(code for code, _name in settings.LANGUAGES)
    pages = IssuePage
    key_field = "translation_key"
    badge = staticmethod(badge_of)

    def _asked(self, keys: Sequence[str]) -> QuerySet[IssuePage]:
        return _shown().filter(translation_key__in=[key for key in keys if is_key(key)])

    def keys(self) -> Iterable[str]:
        """All issues that are out."""
        keys = _shown().order_by("translation_key").values_list("translation_key", flat=True)
        return (str(key) for key in keys.distinct())

    def read(self, keys: Sequence[str]) -> list[ThingTexts]:
        """The texts of these issues in three statements."""
        pages: list[Any] = list(self._asked(keys).order_by("pk"))
        if not pages:
            return []
        opened = dict(zip([page.pk for page in pages], are_open(_terms(pages)), strict=True))
        contents = _contents(pages)
        scans = _scans({page.scan_id for page in pages if page.scan_id and opened[page.pk]})
        found: dict[UUID, list[Any]] = {}
        for page in pages:
            found.setdefault(page.translation_key, []).append(page)
        return [
            ThingTexts(
                kind=self.kind,
                key=str(key),
                published_at=_noon(min(page.issue_date for page in versions)),
                facets=_facets(versions, opened),
                documents=[
                    *(_text(page, contents.get(page.pk, [])) for page in versions),
                    *_pages_of_scan(versions, opened, scans),
                ],
            )
            for key, versions in found.items()
        ]

    def visible_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of the keys that are out in a language at least."""
        return {str(key) for key in self._asked(keys).values_list("translation_key", flat=True)}

    def visible_parts(self, keys: Sequence[str]) -> set[Part]:
        """The languages that are out, and the printed issue where it is open today."""
        columns = ("translation_key", "lang", "scan_id", "issue_date", "open_access_date", "access")
        rows = list(self._asked(keys).values_list(*columns))
        opened = are_open([terms_of(*row[3:]) for row in rows])
        parts = {Part(str(key), lang, "") for key, lang, *_rest in rows}
        for (key, _lang, scan, *_rest), is_open in zip(rows, opened, strict=True):
            if scan and is_open:
                parts.add(Part(str(key), "", scan_of(scan)))
        return parts


def scan_of(document_id: int) -> str:
    """What the pages of a printed issue are called beside its contents."""
    return f"scan-{document_id}"


def _shown() -> QuerySet[IssuePage]:
    return public_issues().filter(appears_in_search=True)


def _terms(pages: Sequence[Any]) -> list[Any]:
    return [terms_of(page.issue_date, page.open_access_date, page.access) for page in pages]


def _noon(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))


def _contents(pages: Sequence[Any]) -> dict[int, list[str]]:
    """The contents of printed issues; an article that is a page is found by itself."""
    found: dict[int, list[str]] = {}
    ids = [page.pk for page in pages]
    rows = IssueContents.objects.filter(issue__in=ids).order_by("sort_order", "pk")
    for pk, *told in rows.values_list("issue_id", "title", "authors"):
        found.setdefault(pk, []).append(", ".join(filter(None, told)))
    return found


def _facets(pages: Sequence[Any], opened: dict[int, bool]) -> dict[str, list[str]]:
    paid = [page.lang for page in pages if not opened[page.pk]]
    return sorted_values({"year": [str(page.issue_date.year) for page in pages], PAID: paid})


def _text(page: Any, contents: Sequence[str]) -> DocumentText:
    lines = [page.summary, page.about, page.motto, *page.cover_lines, *contents]
    return DocumentText(
        lang=page.lang,
        title=page.title,
        url=page.url_path,
        text="\n".join(line for line in lines if line),
    )


def _scans(documents: set[int]) -> dict[int, list[tuple[int, str]]]:
    """The pages of printed issues as far as they were read."""
    found: dict[int, list[tuple[int, str]]] = {}
    if not documents:
        return found
    rows = PageText.objects.filter(document__in=documents).order_by("document", "page")
    signs: dict[int, int] = {}
    for pk, page, text in rows.values_list("document_id", "page", "text").iterator():
        signs[pk] = signs.get(pk, 0) + len(text)
        if signs[pk] <= MOST_SIGNS_OF_SCAN:
            found.setdefault(pk, []).append((page, text))
    return found


def _pages_of_scan(
    pages: Sequence[Any], opened: dict[int, bool], scans: dict[int, list[tuple[int, str]]]
) -> list[DocumentText]:
    """The pages of each printed file of an issue once, by the first language that opens it."""
    found: dict[int, list[DocumentText]] = {}
    for page in pages:
        if page.scan_id in found or not opened[page.pk]:
            continue
        file = f"{page.translation_key}/{MadeKind.ISSUE_PDF}"
        address = f"/{page.lang}/magazine/files/{file}/"
        found[page.scan_id] = [
            DocumentText(
                lang=guess_language(text),
                title=page.title,
                url=f"{address}#page={number}",
                text=text,
                file=scan_of(page.scan_id),
                page=number,
            )
            for number, text in scans.get(page.scan_id, [])
        ]
    return [one for rows in found.values() for one in rows]
