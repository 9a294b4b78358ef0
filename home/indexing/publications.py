"""Publications of the shelf can be found by their words and the names of their files."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from core.blocks.words import words_of
from home.indexing.pages import PageTexts
from home.indexing.terms import sorted_values
from magazine.models import PublicationPage
from search.registry import DocumentText, ThingTexts


class PublicationTexts(PageTexts):
    """Hands in the publications; everybody may read all of them."""

    def __init__(self) -> None:
        super().__init__("publication", _("Publications"), _("Publication"), PublicationPage)

    def read(self, keys: Sequence[str]) -> list[ThingTexts]:
        """The texts of these publications in five statements."""
        rows = (
            self._asked(keys)
            .select_related("project")
            .prefetch_related("terms", "acts", "files__document")
            .annotate(lang=F("locale__language_code"))
            .order_by("pk")
        )
        found: dict[UUID, list[Any]] = {}
        for page in rows:
            found.setdefault(page.translation_key, []).append(page)
        return [
            ThingTexts(
                kind=self.kind,
                key=str(key),
                published_at=_published_at(pages),
                facets=_facets(pages),
                documents=[_text(page) for page in pages],
            )
            for key, pages in found.items()
        ]


def _published_at(pages: Sequence[Any]) -> datetime | None:
    moments = [page.first_published_at for page in pages if page.first_published_at]
    return min(moments, default=None)


def _facets(pages: Sequence[Any]) -> dict[str, list[str]]:
    return sorted_values(
        {
            "year": [str(page.year) for page in pages],
            "theme": [term.code for page in pages for term in page.terms.all()],
            "project": [page.project.code for page in pages if page.project],
        }
    )


def _text(page: Any) -> DocumentText:
    acts = [f"{act.title_ru} {act.number}" for act in page.acts.all()]
    files = [row.document.title for row in page.files.all()]
    lines = [page.summary, page.search_description, page.publisher, words_of(page.body)]
    return DocumentText(
        lang=page.lang,
        title=page.title,
        url=page.url_path,
        text="\n".join(line for line in dict.fromkeys([*lines, *files, *acts]) if line),
    )
