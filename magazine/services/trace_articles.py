"""Notes that what harvesters are told of articles changed: they came, were corrected, went."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from magazine.models import ArticleTrace
from magazine.selectors.public import public_articles


@transaction.atomic
def trace_articles(*, keys: Iterable[UUID]) -> None:
    """Note the present instant for those that are public, and for those that have just gone.

    An article that never was public leaves no trace. Safe to call at any time.
    """
    wanted = set(keys)
    found = public_articles().filter(translation_key__in=wanted)
    public = set(found.values_list("translation_key", flat=True))
    now = timezone.now().replace(microsecond=0)  # as the protocol of harvesters counts
    ArticleTrace.objects.bulk_create(
        [ArticleTrace(article_key=key, changed_at=now) for key in sorted(public)],
        update_conflicts=True,
        unique_fields=["article_key"],
        update_fields=["changed_at", "is_gone"],
    )
    gone = ArticleTrace.objects.filter(article_key__in=wanted - public, is_gone=False)
    gone.update(changed_at=now, is_gone=True)
