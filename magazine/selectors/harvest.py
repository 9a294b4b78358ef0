"""Articles as harvesters of other libraries read them, in Dublin Core; never their paid text."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.harvest import HarvestRecord, Position, Statement
from core.labels import LABELS
from magazine.choices import AccessRule
from magazine.models import ArticleAuthor, ArticlePage, ArticleTrace, IssuePage
from magazine.selectors.public import public_articles

Row = dict[str, Any]


def harvest_records(
    *,
    since: datetime | None,
    until: datetime | None,
    after: Position | None,
    limit: int,
    key: int | None = None,
) -> list[HarvestRecord]:
    """Give at most `limit` articles that are or were public by the instant of their last change.

    One that was never public is in no answer. Five statements, whatever the limit.
    """
    traces = ArticleTrace.objects.order_by("changed_at", "pk")
    if since is not None:
        traces = traces.filter(changed_at__gte=since)
    if until is not None:
        traces = traces.filter(changed_at__lte=until)
    if after is not None:
        moment, number = after
        traces = traces.filter(Q(changed_at__gt=moment) | Q(changed_at=moment, pk__gt=number))
    if key is not None:
        traces = traces.filter(pk=key)
    wanted = list(traces[:limit])
    told = _statements_of([trace.article_key for trace in wanted if not trace.is_gone])
    return [
        HarvestRecord(
            key=trace.pk,
            changed_at=trace.changed_at,
            is_deleted=trace.article_key not in told,
            statements=told.get(trace.article_key, ()),
        )
        for trace in wanted
    ]


def _statements_of(keys: Sequence[UUID]) -> dict[UUID, tuple[Statement, ...]]:
    """What is told of each article that is public at this moment, all its languages together."""
    if not keys:
        return {}
    pages: list[Any] = list(
        public_articles().filter(translation_key__in=keys).defer("body").order_by("pk")
    )
    authors, subjects = _authors(pages), _subjects(pages)
    issues = {issue.path: issue for issue in IssuePage.objects.filter(path__in=_above(pages))}
    versions: dict[UUID, list[Any]] = {}
    for page in pages:
        versions.setdefault(page.translation_key, []).append(page)
    return {
        key: tuple(
            dict.fromkeys(
                statement
                for page in found
                for statement in _statements(
                    page, authors.get(page.pk, []), subjects.get(page.pk, []), issues
                )
            )
        )
        for key, found in versions.items()
    }


def _above(pages: Sequence[Any]) -> set[str]:
    return {page.issue_path for page in pages}


def _authors(pages: Sequence[Any]) -> dict[int, list[str]]:
    """Names as they were printed."""
    rows = ArticleAuthor.objects.filter(article__in=[page.pk for page in pages])
    found: dict[int, list[str]] = {}
    for pk, name in rows.order_by("sort_order", "pk").values_list("article_id", "name"):
        if name:
            found.setdefault(pk, []).append(name)
    return found


def _subjects(pages: Sequence[Any]) -> dict[int, list[tuple[str, str]]]:
    """Themes in each language they have a label in."""
    rows = ArticlePage.objects.filter(pk__in=[page.pk for page in pages], terms__isnull=False)
    found: dict[int, list[tuple[str, str]]] = {}
    for pk, *labels in rows.values_list("pk", *(f"terms__{label}" for label in LABELS)):
        named = zip(labels, ("ru", "ky", "en"), strict=True)
        found.setdefault(pk, []).extend((label, lang) for label, lang in named if label)
    return found


def _statements(
    page: Any,
    authors: Sequence[str],
    subjects: Sequence[tuple[str, str]],
    issues: dict[str, IssuePage],
) -> Iterator[Statement]:
    lang, issue = page.lang, issues[page.issue_path]
    yield Statement("title", page.title, lang)
    yield from (Statement("creator", name, lang) for name in authors)
    yield from (Statement("subject", label, language) for label, language in subjects)
    if page.summary:
        yield Statement("description", page.summary, lang)
    with translation.override(lang):
        yield Statement("publisher", settings.WAGTAIL_SITE_NAME, "ru")
        yield Statement("date", (page.own_date or issue.issue_date).isoformat())
        yield Statement("type", "Text")
        yield Statement("format", "text/html")
        yield Statement("identifier", f"{settings.PUBLIC_URL}{page.url_path}")
        yield Statement("language", lang)
        yield Statement("relation", f"{settings.PUBLIC_URL}{issue.url_path}")
        source = _("“Municipalitet”, No. %(number)s") % {"number": issue.numbers.label}
        yield Statement("source", source, lang)
        yield Statement("rights", _rights(AccessRule.OPEN in {page.access, issue.access}), lang)


def _rights(is_open: bool) -> str:
    """Who reads the whole text; told so that it stays true when the issue opens."""
    if is_open:
        return _("Open to everybody.")
    months = settings.MAGAZINE_OPEN_AFTER_MONTHS
    words = ngettext(
        "Subscribers read it at once, everybody %(months)s month after the date of the issue.",
        "Subscribers read it at once, everybody %(months)s months after the date of the issue.",
        months,
    )
    return words % {"months": months}
