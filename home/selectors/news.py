"""News of all languages in one list: the visitor's own first, each piece once."""

from typing import Any

from django.conf import settings
from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, Value, When
from django.utils.translation import get_language

from home.models import NewsPage

Row = dict[str, Any]
NAMES = dict(settings.LANGUAGES)
COLUMNS = (
    "translation_key",
    "title",
    "summary",
    "url_path",
    "published_date",
    "locale__language_code",
)


def page_of_news(number: str | None, *, per_page: int) -> PageOfList[Row]:
    """Give one page of all public news, newest first; a nonsense number is the nearest real one.

    Each piece stands there once, in the visitor's language if it has it; one in another says so.
    """
    own = get_language() or settings.LANGUAGE_CODE
    page: PageOfList[Row] = Paginator(_each_once(own), per_page).get_page(number)
    page.object_list = [_told(row, own) for row in page.object_list]
    return page


def newest_news(*, limit: int) -> list[Row]:
    """Give the newest pieces only, in one statement (and one for restrictions)."""
    own = get_language() or settings.LANGUAGE_CODE
    return [_told(row, own) for row in _each_once(own)[:limit]]


def _each_once(own: str) -> QuerySet[Any, Row]:
    """Leave out what stands in a language that suits the visitor better."""
    rank = Case(
        When(locale__language_code=own, then=Value(0)),
        When(locale__language_code=settings.LANGUAGE_CODE, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    pages = NewsPage.objects.live().public().filter(alias_of__isnull=True).annotate(rank=rank)
    better = pages.filter(translation_key=OuterRef("translation_key"), rank__lt=OuterRef("rank"))
    rows = pages.filter(~Exists(better)).order_by("-published_date", "rank", "-pk")
    return rows.values(*COLUMNS)


def _told(row: Row, own: str) -> Row:
    language = row["locale__language_code"]
    foreign = "" if language == own else language
    return {**row, "lang": foreign, "lang_name": NAMES[language] if foreign else ""}
