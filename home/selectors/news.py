"""News of all languages in one list: the visitor's own first, each piece once."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Case, IntegerField, Value, When
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


def read_news() -> list[Row]:
    """Give every public piece of news once, newest first, in the visitor's language if it has it.

    A piece in another language says so. One statement (and one for restrictions).
    """
    own = get_language() or settings.LANGUAGE_CODE
    order = Case(
        When(locale__language_code=own, then=Value(0)),
        When(locale__language_code=settings.LANGUAGE_CODE, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    pages = NewsPage.objects.live().public().filter(alias_of__isnull=True)
    rows = pages.order_by(order, "-published_date", "-pk").values(*COLUMNS)
    return sorted(_each_once(rows, own), key=_newest_first, reverse=True)


def newest_news(*, limit: int) -> list[Row]:
    """Give the newest pieces only."""
    return read_news()[:limit]


def _each_once(rows: Iterable[Row], own: str) -> list[Row]:
    chosen: dict[Any, Row] = {}
    for row in rows:
        language = row["locale__language_code"]
        foreign = "" if language == own else language
        chosen.setdefault(
            row["translation_key"],
            {**row, "lang": foreign, "lang_name": NAMES[language] if foreign else ""},
        )
    return list(chosen.values())


def _newest_first(row: Row) -> Any:
    return row["published_date"]
