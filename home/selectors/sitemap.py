"""What search engines may find, read in a fixed number of statements however large it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from magazine.models import Author, IssuePage, Section
from magazine.selectors.public import ISSUE_PATH, public_articles
from organisations.models import Municipality, Project
from taxonomy.models import LegalAct

# Addresses in one file. The format allows 50,000; a file this small is kept whole and soon made.
PART_SIZE = 1_000


@dataclass(frozen=True)
class Place:
    """One address with the same thing in other languages."""

    path: str
    changed: str = ""
    alternates: dict[str, str] = field(default_factory=dict)


def public_pages() -> QuerySet[Page]:
    """Live pages that nobody restricted and that are not copies; of an issue once it is out."""
    pages: QuerySet[Page] = Page.objects.live().public().filter(depth__gt=1, alias_of__isnull=True)
    waiting = IssuePage.objects.filter(live=False, path=OuterRef("issue_path"))
    return pages.alias(issue_path=ISSUE_PATH).exclude(Exists(waiting))


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
    """Give the pages of one file, each with the addresses of its translations.

    First only the numbers of the pages: a file far down the list passes over all before it.
    """
    pages = public_pages()
    start = (part - 1) * PART_SIZE
    numbers = pages.filter(locale__language_code=language).order_by("path").values_list("pk")
    wanted = [pk for (pk,) in numbers[start : start + PART_SIZE]]
    rows = Page.objects.filter(pk__in=wanted).order_by("path")
    rows = rows.values("url_path", "last_published_at", "translation_key")
    keys = [row["translation_key"] for row in rows]
    codes = [code for code, _ in settings.LANGUAGES]
    family: dict[Any, dict[str, str]] = {}
    same = pages.filter(translation_key__in=keys).order_by()
    for key, code, path in same.values_list("translation_key", "locale__language_code", "url_path"):
        family.setdefault(key, {})[code] = path
    for row in rows:
        paths = family.get(row["translation_key"], {})
        changed = row["last_published_at"]
        yield Place(
            path=row["url_path"],
            changed=changed.date().isoformat() if changed else "",
            alternates={code: paths[code] for code in codes if code in paths},
        )


def views_of(language: str) -> Iterator[Place]:
    """Give the addresses that are views: the directory and each municipality."""
    yield _view_place(language, "municipality_index")
    for code in Municipality.objects.standing().order_by("code").values_list("code", flat=True):
        yield _view_place(language, "municipality", code)
    yield _view_place(language, "project_index")
    for code in Project.objects.order_by("code").values_list("code", flat=True):
        yield _view_place(language, "project", code)
    yield _view_place(language, "act_index")
    for code in LegalAct.objects.order_by("code").values_list("code", flat=True):
        yield _view_place(language, "legal_act", code)
    for code in _codes_of(Section, "articles"):
        yield _view_place(language, "magazine_section", code)
    for code in _codes_of(Author, "articles__article"):
        yield _view_place(language, "magazine_author", code)
    # Experts themselves are found by their register, not by name in a search engine.
    yield _view_place(language, "expert_index")


def _codes_of(model: type[Section | Author], path: str) -> Iterable[str]:
    """Those that an article stands behind which anybody may open."""
    rows = model._default_manager.filter(**{f"{path}__in": public_articles().values("pk")})
    codes: Iterable[str] = rows.order_by("code").values_list("code", flat=True).distinct()
    return codes


def _view_place(language: str, name: str, *arguments: str) -> Place:
    paths = {}
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            paths[code] = reverse(name, args=arguments)
    return Place(path=paths[language], alternates=paths)
