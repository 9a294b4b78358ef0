"""Rows of articles for lists: title, who, how long, in which issue, in which language."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, Value, When
from django.utils.translation import get_language

from core.labels import in_language
from core.memory import remembered
from magazine.engine.content import minutes_to_read
from magazine.engine.numbering import Numbers
from magazine.models import ArticleAuthor, ArticlePage, IssuePage, Section
from magazine.selectors.content import read_pieces
from magazine.selectors.public import public_articles

NAMES = dict(settings.LANGUAGES)


def own_language() -> str:
    """The language of the page that is being made."""
    return (get_language() or settings.LANGUAGE_CODE)[:2]


def foreign(language: str) -> dict[str, str]:
    """How a row says that it is in another language than the page; empty when it is not."""
    if language == own_language():
        return {"lang": "", "lang_name": ""}
    return {"lang": language, "lang_name": str(NAMES.get(language, language))}


def sections() -> dict[int, Section]:
    """All sections by id; few, and on nearly every page."""
    return remembered(
        "magazine.sections",
        lambda: {row.pk: row for row in Section.objects.order_by("position", "pk")},
    )


def language_rank() -> Case:
    """Own language first, then Russian, then any."""
    return Case(
        When(locale__language_code=own_language(), then=Value(0)),
        When(locale__language_code=settings.LANGUAGE_CODE, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )


def each_once(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Leave out what stands in a language that suits the reader better."""
    ranked = pages.annotate(rank=language_rank())
    better = ranked.filter(translation_key=OuterRef("translation_key"), rank__lt=OuterRef("rank"))
    return ranked.filter(~Exists(better))


def listed_articles() -> QuerySet[ArticlePage]:
    """Public articles of all languages, each once, newest issue first, in the order of print."""
    pages = public_articles().filter(alias_of__isnull=True)
    return each_once(pages)


def printed_name(name: str, label_ru: str, label_ky: str, language: str) -> str:
    """An author as printed; before publication by the name the magazine knows."""
    return name or in_language({"ru": label_ru, "ky": label_ky}, language)[0]


def authors_of(pages: Iterable[ArticlePage]) -> dict[int, list[str]]:
    """Printed names by article, in one statement."""
    languages = {page.pk: page.lang for page in pages}
    found: dict[int, list[str]] = {}
    rows = ArticleAuthor.objects.filter(article__in=languages).order_by("article", "sort_order")
    for pk, name, ru, ky in rows.values_list(
        "article", "name", "author__label_ru", "author__label_ky"
    ):
        found.setdefault(pk, []).append(printed_name(name, ru, ky, languages[pk]))
    return found


def minutes_of(page: ArticlePage) -> int:
    """How long an article takes to read; links in it are not followed, so nothing is asked."""
    return minutes_to_read(read_pieces(page.body, with_addresses=False))


@dataclass(frozen=True)
class IssueName:
    """An issue as a row of an article names it."""

    label: str
    url: str
    date: datetime.date


def issues_of(pages: Sequence[ArticlePage]) -> dict[str, IssueName]:
    """The issues of articles by their path, in one statement."""
    paths = {page.path[: -page.steplen] for page in pages}
    columns = ("path", "url_path", "issue_date")
    numbers = ("number_from", "number_to", "running_from", "running_to")
    return {
        path: IssueName(_label(row), url, date)
        for path, url, date, *row in IssuePage.objects.filter(path__in=paths).values_list(
            *columns, *numbers
        )
    }


def _label(row: list[Any]) -> str:
    first, last, running, running_last = row
    return f"№ {Numbers(first, last or first, running, running_last or running).label}"


@dataclass(frozen=True)
class ArticleRow:
    """An article in a list."""

    key: UUID
    title: str
    url: str
    summary: str
    section: str
    section_url_code: str
    authors: str
    minutes: int
    issue: IssueName | None
    lang: str
    lang_name: str


def read_rows(pages: Sequence[ArticlePage]) -> list[ArticleRow]:
    """Rows of a list in two statements, however many they are."""
    pages = list(pages)
    authors, issues, known = authors_of(pages), issues_of(pages), sections()
    rows = []
    for page in pages:
        section = known[page.section_id]
        rows.append(
            ArticleRow(
                key=page.translation_key,
                title=page.title,
                url=page.url_path,
                summary=page.summary,
                section=section.label,
                section_url_code=section.code,
                authors=", ".join(authors.get(page.pk, ())),
                minutes=minutes_of(page),
                issue=issues.get(page.path[: -page.steplen]),
                **foreign(page.lang),
            )
        )
    return rows
