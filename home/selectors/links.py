"""Where a page stands and where its translations are, read in one statement."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from wagtail.models import Page

from home.choices import LANGUAGE_CODES

Row = dict[str, Any]
COLUMNS = ("translation_key", "path", "title", "url_path", "locale__language_code")

# Says on the page of arrival which page had no translation: "ru-17".
MISSING_PARAMETER = "from"
MISSING = re.compile(r"(?P<language>ru|ky|en)-(?P<pk>\d{1,9})")


@dataclass
class PageLinks:
    """The neighbours of one page."""

    crumbs: list[dict[str, str]] = field(default_factory=list)
    languages: dict[str, str] = field(default_factory=dict)
    alternates: dict[str, str] = field(default_factory=dict)


def links_of(page: Page, language: str) -> PageLinks:
    """Give breadcrumb, one address per language and the true translations of a page.

    A language without a translation gets the nearest ancestor that has one, with a parameter
    from which that page tells what is missing.
    """
    paths = [page.path[:end] for end in range(2 * Page.steplen, len(page.path) + 1, Page.steplen)]
    family: dict[Any, dict[str, Row]] = {}
    for row in _relatives(paths):
        family.setdefault(row["translation_key"], {})[row["locale__language_code"]] = row
    line = [row for rows in family.values() for row in rows.values() if row["path"] in paths]
    line.sort(key=lambda row: len(row["path"]))
    ancestors = [row for row in line if row["path"] != page.path]
    links = PageLinks(
        crumbs=[*map(_crumb, ancestors), {"label": page.title, "url": ""}],
        alternates={
            code: row["url_path"] for code, row in family.get(page.translation_key, {}).items()
        },
    )
    keys = [page.translation_key, *(row["translation_key"] for row in reversed(ancestors))]
    missing = "?" + urlencode({MISSING_PARAMETER: f"{language}-{page.pk}"})
    for code in LANGUAGE_CODES:
        nearest = next((key for key in keys if code in family.get(key, {})), None)
        if nearest is not None:
            address = family[nearest][code]["url_path"]
            links.languages[code] = address + ("" if nearest == keys[0] else missing)
    return links


def _crumb(row: Row) -> dict[str, str]:
    is_front = len(row["path"]) == 2 * Page.steplen
    return {"label": _("Home") if is_front else row["title"], "url": row["url_path"]}


def _relatives(paths: list[str]) -> list[Row]:
    # "Live" and "no alias" hold for nearly all pages, yet SQLite would look for them by index.
    keys = Page.objects.filter(path__in=paths).values("translation_key")
    relatives = Page.objects.filter(translation_key__in=keys).order_by("path")
    rows = relatives.values(*COLUMNS, "live", "alias_of")
    return [row for row in rows if row["live"] and row["alias_of"] is None]


def untranslated_page(value: str) -> Row | None:
    """Give title, address and language of the page a visitor came from; None for nonsense.

    Only public pages are named: the number in an address can be anybody's guess.
    """
    match = MISSING.fullmatch(value)
    if match is None:
        return None
    pages = (
        Page.objects.live()
        .public()
        .filter(pk=match["pk"], locale__language_code=match["language"], depth__gt=2)
    )
    row: Row | None = pages.values("title", "url_path").first()
    return row and {**row, "language": match["language"]}


def top_pages(language: str, slugs: Collection[str]) -> list[Row]:
    """Give those pages right below the front page of a language that have these slugs.

    Asked by slug, because nothing else finds them among twenty thousand pages by an index.
    """
    pages = Page.objects.filter(slug__in=slugs, depth=3).order_by("path")
    rows = pages.values("slug", "title", "url_path", "live")
    return [row for row in rows if row["live"] and row["url_path"].startswith(f"/{language}/")]


def child_pages(page: Page) -> list[Row]:
    """Give the live pages right below a page, in their order."""
    pages = page.get_children().live().public()
    return list(pages.order_by("path").values("title", "url_path"))
