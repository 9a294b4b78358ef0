"""The demonstration news, in every language they are told in."""

import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from home.choices import LANGUAGE_CODES
from home.models import NewsIndexPage, NewsPage
from home.selectors.repository import read_demo
from home.services.plant_page import plant_page


@transaction.atomic
def write_demo_news() -> None:
    """Publish the news that is missing; pieces of one story are translations of each other."""
    indexes = {
        page.locale.language_code: page
        for page in NewsIndexPage.objects.select_related("locale").order_by("path")
    }
    for row in read_demo("news"):
        _write(row, indexes)


def _write(row: dict[str, Any], indexes: dict[str, NewsIndexPage]) -> None:
    key: UUID | None = None
    for code in LANGUAGE_CODES:
        if not row.get(code):
            continue
        text = row[code]
        page = plant_page(
            page_type=NewsPage,
            parent=indexes[code],
            slug=row["slug"],
            locale=indexes[code].locale,
            translation_key=key,
            fields={
                "title": text["title"],
                "summary": text["summary"],
                "published_date": datetime.date.fromisoformat(row["date"]),
                "body": [("text", text["body_html"])],
            },
        )
        key = page.translation_key
