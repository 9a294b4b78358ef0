"""Reads about pictures: which text is missing, and which pictures a page shows."""

from collections.abc import Iterator

from django.db.models import Field, Q, QuerySet
from wagtail.models import Page

from media_library.models import SiteImage

TEXT_LANGUAGES = ("ru", "ky")


def languages_without_text(image: SiteImage) -> list[str]:
    """The languages in which a picture has no text for people who cannot see it."""
    return [code for code in TEXT_LANGUAGES if not getattr(image, f"alt_{code}")]


def pictures_without_text() -> QuerySet[SiteImage]:
    """Pictures whose text is missing in a language, newest first."""
    return SiteImage.objects.filter(Q(alt_ru="") | Q(alt_ky="")).order_by("-created_at")


def _references(page: Page) -> Iterator[str]:
    """Ids of pictures in the fields of a page as it stands in memory, saved or not."""
    for field in page._meta.get_fields():
        if not isinstance(field, Field):
            continue
        if field.related_model is SiteImage:
            yield str(getattr(page, field.attname) or "")
        elif hasattr(field, "extract_references"):
            for model, pk, _model_path, _content_path in field.extract_references(
                field.value_from_object(page)
            ):
                if model is SiteImage:
                    yield str(pk)


def untold_pictures_of(page: Page) -> QuerySet[SiteImage]:
    """Pictures a page shows whose text is missing in the language of the page.

    Asked of the page itself, not of the index of references, which the worker fills later.
    """
    ids = {each for each in _references(page.specific) if each}
    language = page.locale.language_code
    if language not in TEXT_LANGUAGES:
        return SiteImage.objects.none()
    return SiteImage.objects.filter(**{"pk__in": ids, f"alt_{language}": ""}).order_by("title")
