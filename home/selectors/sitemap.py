"""What search engines may find, read in a fixed number of statements however large it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from organisations.models import Municipality

# Addresses in one file; the format allows 50,000, a small one is read at once.
PART_SIZE = 5_000


@dataclass(frozen=True)
class Place:
    """One address with the same thing in other languages."""

    path: str
    changed: str = ""
    alternates: dict[str, str] = field(default_factory=dict)


def public_pages() -> QuerySet[Page]:
    """Live pages that nobody restricted and that are not copies."""
    pages: QuerySet[Page] = Page.objects.live().public().filter(depth__gt=1, alias_of__isnull=True)
    return pages


def parts_of_languages() -> list[tuple[str, int]]:
    """Give language and number of every file; 0 holds what is not a page in the tree."""
    counts = dict(
        public_pages().order_by().values_list("locale__language_code").annotate(number=Count("pk"))
    )
    return [
        (code, part)
        for code, _ in settings.LANGUAGES
        for part in range(-(-counts.get(code, 0) // PART_SIZE) + 1)
    ]


def pages_of(language: str, part: int) -> Iterator[Place]:
    """Give the pages of one file, each with the addresses of its translations."""
    pages = public_pages()
    codes = [code for code, _ in settings.LANGUAGES]
    rows = (
        pages.filter(locale__language_code=language)
        .annotate(**{f"in_{code}": _address_in(code, pages) for code in codes})
        .order_by("path")
        .values("url_path", "last_published_at", *(f"in_{code}" for code in codes))
    )
    start = (part - 1) * PART_SIZE
    for row in rows[start : start + PART_SIZE]:
        changed = row["last_published_at"]
        yield Place(
            path=row["url_path"],
            changed=changed.date().isoformat() if changed else "",
            alternates={code: row[f"in_{code}"] for code in codes if row[f"in_{code}"]},
        )


def _address_in(language: str, pages: QuerySet[Page]) -> Any:
    same = pages.filter(translation_key=OuterRef("translation_key"), locale__language_code=language)
    return Subquery(same.order_by().values("url_path")[:1])


def views_of(language: str) -> Iterator[Place]:
    """Give the addresses that are views: the directory and each municipality."""
    yield _view_place(language, "municipality_index")
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        yield _view_place(language, "municipality", code)


def _view_place(language: str, name: str, *arguments: str) -> Place:
    paths = {}
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            paths[code] = reverse(name, args=arguments)
    return Place(path=paths[language], alternates=paths)
