"""Hits as rows of the search page: title and passage with marks, kind, place, year, languages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings

from search.choices import ROOMS
from search.engine.interface import Question
from search.engine.marking import Piece, mark, passage
from search.models import SearchDocument
from search.registry import badge_of
from search.selectors.page.facet_names import Names

LANGUAGE_NAMES = dict(settings.LANGUAGES)
# Below this an OCR text is likely to be misread; the row says so in other words.
POOR_READING = 70
# How a line ends that is a sentence.
ENDS = (".", "!", "?", "…", "»", ":")
# Where a line ends that is none: names and labels are shown with a sign between them.
BETWEEN_NAMES = re.compile(r"(?<![.!?…:\s])\s*\n\s*")


@dataclass(frozen=True)
class ResultRow:
    """One result. `lang` is empty where it is the language of the page."""

    kind: str
    key: str
    kind_label: str
    room: str
    url: str
    title: list[Piece]
    passage: list[Piece]
    meta: list[str]
    lang: str
    lang_name: str
    badge: str = ""
    page: int = 0
    is_read_from_picture: bool = False
    is_read_badly: bool = False
    also: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Shown:
    """For whom rows are made: the question, its language, how values are called."""

    question: Question
    lang: str
    names: Names
    # What one thing of a kind is called: "example", where the filter says "examples".
    kinds: Mapping[str, str]


def read_rows(
    document_ids: Sequence[int], also: Mapping[int, Sequence[str]], shown: Shown
) -> list[ResultRow]:
    """Read these documents as rows in this order; two statements however many.

    `also` names the further languages of a document's thing, as far as they are open.
    """
    rows = SearchDocument.objects.select_related("thing").defer("x", "s")
    documents = rows.in_bulk(document_ids)
    found = [documents[pk] for pk in document_ids if pk in documents]
    others = _others(found, also)
    return [_row(document, others.get(document.pk, []), shown) for document in found]


def _others(
    documents: Sequence[SearchDocument], also: Mapping[int, Sequence[str]]
) -> dict[int, list[dict[str, str]]]:
    """Where the same thing stands in other languages, by document; one statement."""
    wanted = {document.thing_id for document in documents if also.get(document.pk)}
    if not wanted:
        return {}
    rows = SearchDocument.objects.filter(thing__in=wanted, page=0)
    urls = {(thing, lang): url for thing, lang, url in rows.values_list("thing", "lang", "url")}
    return {
        document.pk: [
            {"lang": lang, "name": LANGUAGE_NAMES[lang], "url": urls[document.thing_id, lang]}
            for lang in LANGUAGE_NAMES
            if lang in also.get(document.pk, ()) and (document.thing_id, lang) in urls
        ]
        for document in documents
    }


def _row(document: SearchDocument, also: list[dict[str, str]], shown: Shown) -> ResultRow:
    thing, foreign = document.thing, document.lang != shown.lang
    quality, title = document.ocr_quality, mark(document.title, shown.question, document.lang)
    return ResultRow(
        kind=thing.kind,
        key=thing.key,
        kind_label=shown.kinds.get(thing.kind, thing.kind),
        room="search" if document.page else ROOMS.get(thing.kind, "library"),
        url=document.url,
        title=title,
        passage=_passage(document, shown.question, title),
        meta=_meta(thing.facets, shown.names),
        lang=document.lang if foreign else "",
        lang_name=LANGUAGE_NAMES.get(document.lang, "") if foreign else "",
        badge="" if document.file else badge_of(thing.kind, thing.facets, document.lang),
        page=document.page,
        is_read_from_picture=quality is not None,
        is_read_badly=quality is not None and quality < POOR_READING,
        also=also,
    )


def _passage(document: SearchDocument, question: Question, title: Sequence[Piece]) -> list[Piece]:
    """A passage of whole sentences where one fits; names and labels stand below a text, apart.

    They are shown only where nothing else tells why the text was found. Lines of a PDF are none
    of these: they end where the paper does.
    """
    text, lang = document.text, document.lang
    if document.page:
        return passage(text, question, lang)
    prose = "\n".join(line for line in text.splitlines() if line.rstrip().endswith(ENDS))
    shown = passage(prose, question, lang) if prose else []
    if not any(piece.fits for piece in (*shown, *(title if prose else ()))):
        shown = passage(text, question, lang)
    return [piece._replace(text=BETWEEN_NAMES.sub(" · ", piece.text)) for piece in shown]


def _meta(facets: Mapping[str, Sequence[str]], names: Names) -> list[str]:
    """Where and when: regions by name, and the last year."""
    places = [names["region"][code] for code in facets.get("region", ()) if code in names["region"]]
    return [*places[:2], *sorted(facets.get("year", ()))[-1:]]
