"""Who opens a document of an editor: what stands in the magazine only opens with it."""

import json
import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.db.models.fields.json import KT
from django.utils import timezone
from wagtail.models import ReferenceIndex, Revision

from magazine.access import Person, reading_of
from magazine.models import ArticlePage, IssuePage
from media_library.models import SiteDocument
from subscriptions.access import Reading

KINDS: tuple[type[ArticlePage | IssuePage], ...] = (ArticlePage, IssuePage)
# What came out so lately may stand in no index of references yet.
LATELY = timedelta(days=1)
LINK = re.compile(r"<a [^>]*>")


def document_reading(document: SiteDocument, person: Person) -> Reading | None:
    """By what somebody opens a document, or why not; None when it is not the magazine's alone.

    It is the printed file of an issue, or a file in articles, drafts of both included. One that
    stands anywhere else too, in a page for everybody, is open.
    """
    issues = list(IssuePage.objects.filter(scan=document.pk))
    kinds = ContentType.objects.get_for_models(*KINDS)
    found = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(SiteDocument),
        to_object_id=str(document.pk),
    )
    named = set(found.values_list("content_type", "object_id"))
    ours = {kind.pk for kind in kinds.values()}
    if any(kind not in ours for kind, _key in named) and not issues:
        return None
    articles = {key for kind, key in named if kind == kinds[ArticlePage].pk}
    pages = [*issues, *ArticlePage.objects.filter(pk__in=articles)]
    pages = pages or _drafts_with(document.pk)
    readings = [reading_of(page, person) for page in pages]
    return next((one for one in readings if one.allowed), readings[0] if readings else None)


def _drafts_with(document_id: int) -> list[ArticlePage | IssuePage]:
    """Issues and articles whose newest words name a document that no reference knows yet."""
    return [
        *_newest(IssuePage).filter(latest_revision__content__scan=document_id),
        *_articles_with(document_id),
    ]


def _newest(model: Any) -> Any:
    """Pages with words that are not out, or came out just now."""
    fresh = Q(last_published_at__gte=timezone.now() - LATELY)
    return model.objects.filter(Q(has_unpublished_changes=True) | fresh)


def _articles_with(document_id: int) -> Iterable[ArticlePage]:
    keys = _newest(ArticlePage).values("latest_revision")
    words = Revision.objects.filter(pk__in=keys).annotate(body=KT("content__body"))
    naming = [
        object_id
        for object_id, body in words.filter(body__contains="document").values_list(
            "object_id", "body"
        )
        if _names(json.loads(body), document_id)
    ]
    return ArticlePage.objects.filter(pk__in=naming)


def _names(value: Any, document_id: int) -> bool:
    """Whether a document stands in the blocks of a text, or is linked from its words."""
    if isinstance(value, dict):
        is_file = value.get("type") == "document" and value.get("value") == document_id
        return is_file or any(_names(one, document_id) for one in value.values())
    if isinstance(value, list):
        return any(_names(one, document_id) for one in value)
    if isinstance(value, str):
        links = (link for link in LINK.findall(value) if 'linktype="document"' in link)
        return any(f' id="{document_id}"' in link for link in links)
    return False
