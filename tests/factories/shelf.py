"""Publications for tests, with files and in both languages."""

import itertools

from django.core.files.base import ContentFile
from wagtail.models import Locale

from magazine.models import (
    PublicationFile,
    PublicationIndexPage,
    PublicationPage,
    PublicationUse,
)
from media_library.models import SiteDocument

_numbers = itertools.count(1)


def shelf(language="ru") -> PublicationIndexPage:
    """The shelf that setup_portal plants."""
    return PublicationIndexPage.objects.get(locale__language_code=language)


def document(name="guide.pdf", *, language="", size=180_000, title="Файл") -> SiteDocument:
    """A file of editors; its bytes do not matter here."""
    return SiteDocument.objects.create(
        title=title, file=ContentFile(b"%PDF-1.7", name=name), language=language, file_size=size
    )


def publication(
    *, language="ru", of=None, files=(), uses=(), terms=(), acts=(), live=True, **fields
) -> PublicationPage:
    """A publication in one language; `of` makes it the translation of another one."""
    number = next(_numbers)
    page = PublicationPage(
        **{
            "title": f"Публикация {number} ({language})",
            "slug": of.slug if of else f"publication-{number}",
            "summary": "Что делать и чем подтвердить.",
            "kind": of.kind if of else "guide",
            "year": of.year if of else 2021,
            "audience": of.audience if of else "bodies",
            "publisher": "Институт политики развития",
            "project": of.project if of else None,
            "locale": Locale.objects.get(language_code=language),
            "live": live,
            **fields,
        }
    )
    if of is not None:
        page.translation_key = of.translation_key
    page.files = [PublicationFile(document=one, sort_order=n) for n, one in enumerate(files)]
    page.uses = [PublicationUse(page=one, sort_order=n) for n, one in enumerate(uses)]
    page.terms, page.acts = list(terms), list(acts)
    made = shelf(language).add_child(instance=page)
    made.save_revision()
    return made
