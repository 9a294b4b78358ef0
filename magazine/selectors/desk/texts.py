"""The newest words of everything in an issue, published or not, read from its revisions."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from wagtail.models import Page

from magazine.engine.checks import Text
from magazine.models import ArticlePlan, IssuePage


def pages_below(issues: Iterable[IssuePage]) -> QuerySet[Page]:
    """Whatever stands in the contents of these issues, in their order."""
    below = Q(pk__in=[])
    for issue in issues:
        below |= Q(path__startswith=issue.path, depth=issue.depth + 1)
    found: QuerySet[Page] = Page.objects.filter(below).order_by("path")
    return found


def read_texts(pages: QuerySet[Page]) -> list[Text]:
    """Read the newest revision of each page, all of them in one statement."""
    rows = pages.select_related("latest_revision", "content_type", "locale")
    return [_text_of(page) for page in rows]


def _text_of(page: Page) -> Text:
    revision = page.latest_revision
    content = revision.content if revision else page.specific.serializable_data()
    return Text(
        pk=page.pk,
        key=page.translation_key,
        language=page.locale.language_code,
        kind=page.content_type.model,
        slug=page.slug,
        title=content["title"],
        lead=content.get("summary") or "",
        section=content.get("section"),
        authors=len(content.get("authors") or ()),
        notes=len(content.get("notes") or ()),
        rows=len(content.get("rows") or ()),
        blocks=_blocks(content),
        is_live=page.live,
        is_changed=page.has_unpublished_changes,
    )


def _blocks(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The blocks of the body as they are stored."""
    body = content.get("body") or "[]"
    blocks = json.loads(body) if isinstance(body, str) else body
    return [block for block in blocks if block]


def texts_of_key(key: UUID) -> list[Text]:
    """The newest words of one article in every language."""
    return read_texts(Page.objects.filter(translation_key=key).order_by("path"))


def languages_with_text(plan: ArticlePlan) -> dict[str, bool]:
    """For every language of the issue, whether the planned article has words in it."""
    languages = IssuePage.objects.filter(translation_key=plan.issue_key).values_list(
        "locale__language_code", flat=True
    )
    written = dict.fromkeys(sorted(languages, reverse=True), False)
    if plan.article_key is not None:
        written |= {text.language: text.has_words for text in texts_of_key(plan.article_key)}
    return written
