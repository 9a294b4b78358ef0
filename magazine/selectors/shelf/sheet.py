"""What the page of a publication shows, how it is cited, and what machines read of it."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.book_citations import BookCitation, gost_book
from core.labels import in_language
from core.pages import open_pages
from magazine.choices import Audience, PublicationKind
from magazine.engine.shelf_cover import cover_cloth
from magazine.models import PublicationPage, PublicationUse
from magazine.selectors.pages.rows import foreign, own_language
from magazine.selectors.shelf.catalogue import FileRow, Publication, read_shelf, theme_names
from taxonomy.models import LegalAct

Link = dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """A publication with everything that its page says."""

    publication: Publication
    kind: str
    audience: str
    cover: str
    files: list[FileRow]
    themes: list[Link]
    acts: list[LegalAct]
    uses: list[Link]
    citation: BookCitation

    @property
    def gost(self) -> str:
        """The reference by GOST."""
        return gost_book(self.citation)

    @property
    def project(self) -> Link:
        """Code and name of the project; empty where there is none."""
        one = self.publication
        if not one.project:
            return {}
        return {"code": one.project, "name": in_language(one.project_names)[0]}


def read_sheet(page: PublicationPage) -> Sheet:
    """Read what a page shows in seven statements; a draft in preview is shown by itself."""
    publication = read_shelf([str(page.translation_key)]).get(str(page.translation_key))
    publication = publication or Publication(
        key=str(page.translation_key),
        kind=page.kind,
        year=page.year,
        audience=page.audience,
        project="",
        project_names={},
    )
    names = theme_names() if publication.themes else {}
    shelf = page.url_path.rsplit("/", 2)[0]
    return Sheet(
        publication=publication,
        kind=str(PublicationKind(page.kind).label),
        audience=str(Audience(page.audience).label),
        cover=cover_cloth(page.kind, str(page.translation_key)),
        files=publication.files,
        themes=[
            {"label": names[code], "url": f"{shelf}/?theme={code}"}
            for code in sorted(publication.themes)
            if code in names
        ],
        acts=list(page.acts.order_by("code")),
        uses=_uses(page),
        citation=citation_of(page),
    )


def _uses(page: PublicationPage) -> list[Link]:
    """The public pages that use it, each once and in the language of the page where it has one."""
    rows = PublicationUse.objects.filter(
        publication__translation_key=page.translation_key,
        page__in=open_pages(Page.objects.all()),
    ).order_by("publication_id", "sort_order")
    notes: dict[Any, str] = {}
    for key, note, language in rows.values_list(
        "page__translation_key", "note", "publication__locale__language_code"
    ):
        if key not in notes or language == page.locale.language_code:
            notes[key] = note
    if not notes:
        return []
    pages = open_pages(Page.objects.filter(translation_key__in=notes)).select_related("locale")
    found: dict[Any, Page] = {}
    for one in sorted(pages, key=lambda p: p.locale.language_code != own_language()):
        found.setdefault(one.translation_key, one)
    return [
        {
            "title": found[key].title,
            "url": str(found[key].url_path),
            "note": note,
            **foreign(found[key].locale.language_code),
        }
        for key, note in notes.items()
        if key in found
    ]


def find_publication(key: UUID, language: str) -> PublicationPage | None:
    """The public page of a publication, in a language or in one it has."""
    pages = open_pages(PublicationPage.objects.filter(translation_key=key))
    found = {page.locale.language_code: page for page in pages.select_related("locale")}
    return next((found[code] for code in (language, "ru", "ky", "en") if code in found), None)


def citation_of(page: PublicationPage) -> BookCitation:
    """Cite a publication in its own language, by those who published it."""
    language = page.locale.language_code
    return BookCitation(
        key=f"publication-{str(page.translation_key)[:8]}",
        authors=tuple(part for part in re.split(r"\s*;\s*", page.publisher) if part),
        title=page.title,
        kind=str(PublicationKind(page.kind).label),
        year=page.year,
        url=f"{settings.PUBLIC_URL}{page.address}",
        accessed=timezone.localdate(),
        place=_("Bishkek"),
        language=language,
        abstract=page.summary,
    )


def publication_thing(page: PublicationPage, sheet: Sheet) -> dict[str, Any]:
    """A public page as a thing of schema.org; a draft is no thing at all."""
    if not page.live:
        return {}
    others = [v for v in sheet.publication.versions.values() if v.pk != page.pk]
    return {
        "@type": "Report" if page.kind == PublicationKind.STUDY else "Book",
        "@id": _whole(page.address),
        "url": _whole(page.address),
        "name": page.title,
        "abstract": page.summary,
        "genre": sheet.kind,
        "inLanguage": page.locale.language_code,
        "datePublished": str(page.year),
        "publisher": [{"@type": "Organization", "name": n} for n in sheet.citation.authors],
        "audience": {"@type": "Audience", "audienceType": sheet.audience},
        "about": [theme["label"] for theme in sheet.themes],
        "license": settings.CONTENT_LICENCE,
        "isAccessibleForFree": True,
        "workTranslation": [
            {"@type": "Book", "inLanguage": v.language, "url": _whole(v.url)} for v in others
        ],
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": _whole(file.url),
                "encodingFormat": file.kind,
                "inLanguage": file.language,
            }
            for file in sheet.files
        ],
    }


def _whole(path: str) -> str:
    return path if path.startswith("http") else f"{settings.PUBLIC_URL}{path}"
