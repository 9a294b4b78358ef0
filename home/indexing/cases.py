"""What of the library can be found by words: public cases, and the pages of their public PDFs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from best_practice.choices import PhotoConsent
from best_practice.engine.facts import CaseFacts
from best_practice.models import (
    Case,
    CaseFacet,
    CasePage,
    CaseVersion,
    EvidenceFile,
)
from best_practice.models.pages import STORY_NAMES
from core.blocks.words import words_of
from core.labels import in_language
from core.pages import open_pages
from home.indexing.words import names_of, words_of_facts
from media_library.access import passed_scanner
from media_library.choices import CONTENT_TYPES
from media_library.models import DocumentText as PageText
from search.engine.languages import guess_language
from search.registry import DocumentText, Part, ThingTexts

TITLES = ("title_ru", "title_ky", "title_en")
# Of all files of one case; what comes after is not found by its words.
MOST_SIGNS_OF_FILES = 2_000_000

Row = dict[str, Any]
ByCase = dict[int, list[Any]]


class CaseTexts:
    """Hands in the public cases: one text a language, one a page of a public PDF."""

    kind = "case"
    label = _("Examples")
    one = _("Example")
    languages = tuple(code for code, _name in settings.LANGUAGES)
    pages = CasePage
    key_field = "case_id"

    def keys(self) -> Iterable[str]:
        """All cases with a page that anybody may open."""
        ids = open_case_pages().order_by("case_id").values_list("case_id", flat=True).distinct()
        return (str(pk) for pk in ids.iterator(chunk_size=2_000))

    def read(self, keys: Sequence[str]) -> list[ThingTexts]:
        """The texts of these cases in eleven statements."""
        ids = _ids(keys)
        pages = _pages(ids)
        if not pages:
            return []
        names, facts, values, files = names_of(pages), _facts(pages), _values(pages), _files(pages)
        return [
            ThingTexts(
                kind=self.kind,
                key=str(pk),
                published_at=rows[0].published_at,
                facets=values.get(pk, {}),
                documents=[
                    *(
                        _text(page, facts.get(pk), names.get(pk, []), self._unspoken(rows))
                        for page in rows
                    ),
                    *files.get(pk, []),
                ],
            )
            for pk, rows in pages.items()
        ]

    def _unspoken(self, pages: Sequence[Any]) -> list[str]:
        spoken = {page.lang for page in pages}
        return [code for code in self.languages if code not in spoken]

    def visible_keys(self, keys: Sequence[str]) -> set[str]:
        """Cases that are public in a language at least."""
        pages = open_case_pages().filter(case__in=_ids(keys))
        return {str(pk) for pk in pages.values_list("case_id", flat=True)}

    def visible_parts(self, keys: Sequence[str]) -> set[Part]:
        """The languages that are live and the files that readers may open, in one statement."""
        ids = _ids(keys)
        texts = open_case_pages().filter(case__in=ids).order_by().annotate(file=Value(""))
        files = (
            public_pdfs()
            .filter(case__in=ids)
            .annotate(spoken=Value(""), file=Cast("upload_id", CharField()))
        )
        rows = texts.values_list("case_id", "locale__language_code", "file").union(
            files.values_list("case_id", "spoken", "file")
        )
        return {Part(str(pk), lang, file.replace("-", "")) for pk, lang, file in rows}


def open_case_pages() -> QuerySet[CasePage]:
    """Pages of cases that anybody may open."""
    return open_pages(CasePage.objects.filter(case__in=Case.objects.published()))


def public_pdfs() -> QuerySet[EvidenceFile]:
    """PDF files that readers may open together with their case."""
    files = EvidenceFile.objects.filter(passed_scanner("upload__"), is_public=True)
    files = files.filter(upload__content_type=CONTENT_TYPES["pdf"])
    shown = files.exclude(consent=PhotoConsent.WITHHELD)
    return shown.filter(case__in=open_case_pages().values("case_id"))


def _ids(keys: Sequence[str]) -> list[int]:
    return [int(key) for key in keys if key.isascii() and key.isdigit()]


def _pages(ids: Sequence[int]) -> dict[int, list[Any]]:
    """Open pages by case, in the order of the languages of the portal."""
    rows = (
        open_case_pages()
        .filter(case__in=ids)
        .annotate(lang=F("locale__language_code"), published_at=F("case__first_published_at"))
    )
    order = CaseTexts.languages
    found: ByCase = {}
    for page in sorted(rows, key=lambda page: (page.case_id, order.index(page.lang))):
        found.setdefault(page.case_id, []).append(page)
    return found


def _text(
    page: Any, facts: CaseFacts | None, names: Sequence[str], besides: Sequence[str]
) -> DocumentText:
    """What a reader sees in one language: the story, then rows, then places and bodies."""
    lines = [page.summary, *(getattr(page, name) for name in STORY_NAMES), words_of(page.body)]
    lines += words_of_facts(facts, page.lang, besides) if facts else []
    return DocumentText(
        lang=page.lang,
        title=page.title,
        url=page.url_path,
        text="\n".join(line for line in (*lines, *names) if line),
    )


def _facts(ids: Iterable[int]) -> dict[int, CaseFacts]:
    """The facts of the present version: what readers may see."""
    newest = CaseVersion.objects.filter(case=OuterRef("case")).order_by("-number")
    rows = CaseVersion.objects.filter(
        case__in=list(ids), number=Subquery(newest.values("number")[:1])
    )
    return {
        pk: CaseFacts.from_json(content["facts"])
        for pk, content in rows.values_list("case_id", "content")
    }


def _values(ids: Iterable[int]) -> dict[int, dict[str, list[str]]]:
    """What each case is counted under in the library."""
    found: dict[int, dict[str, list[str]]] = {}
    rows = CaseFacet.objects.filter(case__in=list(ids)).exclude(facet="lang")  # of its texts
    for pk, facet, value in rows.order_by("facet", "value").values_list("case", "facet", "value"):
        found.setdefault(pk, {}).setdefault(facet, []).append(value)
    return found


def _files(ids: Iterable[int]) -> dict[int, list[DocumentText]]:
    """The pages of public PDFs; a hit opens its page."""
    files = public_pdfs().filter(case__in=list(ids)).order_by("case", "position", "pk")
    rows = {
        row["upload_id"]: row
        for row in files.values("upload_id", "case_id", "upload__name", *TITLES)
    }
    if not rows:
        return {}
    texts = PageText.objects.filter(upload__in=rows).order_by("upload", "page")
    found: dict[int, list[DocumentText]] = {}
    signs: dict[int, int] = {}
    for upload_id, page, text in texts.values_list("upload_id", "page", "text").iterator():
        row = rows[upload_id]
        signs[row["case_id"]] = signs.get(row["case_id"], 0) + len(text)
        if signs[row["case_id"]] <= MOST_SIGNS_OF_FILES:
            found.setdefault(row["case_id"], []).append(_page_of_file(row, page, text))
    return found


def _page_of_file(row: Mapping[str, Any], page: int, text: str) -> DocumentText:
    lang = guess_language(text)
    named = {code: row[f"title_{code}"] for code in CaseTexts.languages}
    address = reverse("uploaded_file", args=[row["upload_id"]])
    return DocumentText(
        lang=lang,
        title=in_language(named, lang)[0] or row["upload__name"],
        url=f"{address}#page={page}",
        text=text,
        file=row["upload_id"].hex,
        page=page,
    )
