"""Who opens a document of an editor: what stands in the magazine only opens with it."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from magazine.access import Person, reading_of
from magazine.models import ArticlePage, IssuePage
from media_library.models import SiteDocument
from subscriptions.access import Reading

KINDS: tuple[type[ArticlePage | IssuePage], ...] = (ArticlePage, IssuePage)


def document_reading(document: SiteDocument, person: Person) -> Reading | None:
    """By what somebody opens a document, or why not; None when it is not the magazine's alone.

    It is the printed file of an issue, or a file in articles. One that stands anywhere else too,
    in a page for everybody, is open.
    """
    issues = list(IssuePage.objects.filter(scan=document.pk))
    kinds = ContentType.objects.get_for_models(*KINDS)
    found = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(SiteDocument),
        to_object_id=str(document.pk),
    )
    named = set(found.values_list("content_type", "object_id"))
    ours = {kind.pk for kind in kinds.values()}
    if not issues and (not named or any(kind not in ours for kind, _key in named)):
        return None
    articles = {key for kind, key in named if kind == kinds[ArticlePage].pk}
    pages = [*issues, *ArticlePage.objects.filter(pk__in=articles)]
    readings = [reading_of(page, person) for page in pages]
    return next((one for one in readings if one.allowed), readings[0] if readings else None)
