"""The published page that a file is made from and that decides who may have it."""

from uuid import UUID

from magazine.choices import MadeKind
from magazine.models import ArticlePage, IssuePage
from magazine.selectors.public import public_articles, public_issues


def find_source(kind: str, key: UUID, language: str) -> IssuePage | ArticlePage | None:
    """The issue or the article of a file in a language; None when it is not published."""
    pages = public_articles() if kind == MadeKind.ARTICLE_PDF else public_issues()
    found = pages.filter(translation_key=key, lang=language)
    return found.select_related("locale").first()
