"""Names and posts of authors stay as they were when the article came out."""

from typing import Any

from django.db import transaction
from wagtail.models import Revision

from core.labels import in_language
from magazine.models import ArticleAuthor, ArticlePage, Author


@transaction.atomic
def freeze_authors(*, article: ArticlePage) -> int:
    """Write name and post of every author that has no printed name yet; give how many.

    Taken in the language of the article. A printed name never changes by itself again, and an
    affiliation is taken only together with its name. Revisions learn the same, so that the next
    edit does not lose it. Safe to run twice.
    """
    language = article.locale.language_code
    rows = list(
        ArticleAuthor.objects.filter(article_id=article.pk, name="").select_related("author")
    )
    printed = {row.author_id: as_printed(author=row.author, language=language) for row in rows}
    for row in rows:
        row.name, affiliation = printed[row.author_id]
        row.affiliation = row.affiliation or affiliation
    ArticleAuthor.objects.bulk_update(rows, ["name", "affiliation"])
    if rows:
        _tell_revisions(article, printed)
    return len(rows)


def as_printed(*, author: Author, language: str) -> tuple[str, str]:
    """Name and affiliation of an author in a language, or in the nearest one there is."""
    names = {"ru": author.label_ru, "ky": author.label_ky, "en": author.label_en}
    posts = {"ru": author.affiliation_ru, "ky": author.affiliation_ky}
    return in_language(names, language)[0], in_language(posts, language)[0]


def _tell_revisions(article: ArticlePage, printed: dict[int, tuple[str, str]]) -> None:
    """Write the same into what was published and into the newest draft."""
    page = ArticlePage.objects.values("live_revision", "latest_revision").get(pk=article.pk)
    for revision in Revision.objects.filter(pk__in=[key for key in page.values() if key]):
        content = revision.content
        for row in content.get("authors") or ():
            _fill(row, printed)
        Revision.objects.filter(pk=revision.pk).update(content=content)


def _fill(row: dict[str, Any], printed: dict[int, tuple[str, str]]) -> None:
    known = printed.get(row["author"])
    if known and not row.get("name"):
        row["name"] = known[0]
        row["affiliation"] = row.get("affiliation") or known[1]
