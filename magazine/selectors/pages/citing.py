"""How an article is cited, and what it is for machines: schema.org."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.citations import ArticleCitation
from core.memory import remembered
from magazine.models import ArticlePage, IssuePage, MagazineIndexPage
from magazine.selectors.pages.article import ArticleSheet
from magazine.selectors.pages.rows import authors_of, each_once, own_language
from magazine.selectors.public import public_articles, public_issues

Thing = dict[str, Any]


def find_article(key: UUID) -> ArticlePage | None:
    """A public article by its key, in the language of the address, else in one it has."""
    pages = public_articles().filter(translation_key=key, alias_of__isnull=True)
    return each_once(pages).order_by("rank").first()


def find_issue(key: UUID) -> IssuePage | None:
    """A public issue by its key, in the language of the address, else in one it has."""
    pages = public_issues().filter(translation_key=key, alias_of__isnull=True)
    return each_once(pages).order_by("rank").first()


def citation_of(page: ArticlePage, authors: list[str], language: str) -> ArticleCitation:
    """Cite an article in its own language."""
    issue = page.issue()
    with override(language):
        journal = _("Municipalitet")
    return ArticleCitation(
        key=f"municipalitet-{issue.numbers.slug}-{page.slug}",
        authors=tuple(authors),
        title=page.title,
        journal=journal,
        year=issue.issue_date.year,
        issue=issue.numbers.label,
        url=f"{settings.PUBLIC_URL}{page.url_path}",
        accessed=timezone.localdate(),
        first_page=page.page_from,
        last_page=page.page_to,
        issn=issn(),
        language=language,
        abstract=page.summary,
    )


def cite_article(page: ArticlePage) -> ArticleCitation:
    """Cite an article that was found by its key."""
    language = page.lang
    return citation_of(page, authors_of([page]).get(page.pk, []), language)


def cite_sheet(page: ArticlePage, sheet: ArticleSheet) -> ArticleCitation:
    """Cite the article of a page that is being made."""
    names = [row["name"] for row in sheet.hanging.authors]
    return citation_of(page, names, own_language())


def issn() -> str:
    """The number of the magazine, one for all languages."""
    rows = MagazineIndexPage.objects.exclude(issn="").order_by("pk").values_list("issn", flat=True)
    return remembered("magazine.issn", lambda: rows.first() or "")


def _address(path: str) -> str:
    return f"{settings.PUBLIC_URL}{path}"


def issue_thing(issue: IssuePage) -> Thing:
    """An issue as a PublicationIssue of its periodical."""
    return {
        "@type": "PublicationIssue",
        "@id": _address(issue.url_path),
        "issueNumber": issue.numbers.label,
        "datePublished": issue.issue_date.isoformat(),
        "isPartOf": {"@type": "Periodical", "name": _("Municipalitet"), "issn": issn()},
    }


def article_thing(page: ArticlePage, sheet: ArticleSheet, *, is_open: bool) -> Thing:
    """A live article as an Article; of a paid one no word of its text."""
    if not page.live:
        return {}
    date = page.own_date or sheet.issue.issue_date
    corrected = [row["date"] for row in sheet.hanging.corrections]
    return {
        "@type": "Article",
        "@id": _address(page.url_path),
        "url": _address(page.url_path),
        "headline": page.title,
        "abstract": page.summary,
        "inLanguage": own_language(),
        "articleSection": sheet.section.label,
        "datePublished": date.isoformat(),
        "dateModified": max(corrected).isoformat() if corrected else "",
        "author": [
            {"@type": "Organization", "name": row["name"], "url": _address(row["url"])}
            for row in sheet.hanging.authors
        ],
        "pageStart": str(page.page_from or ""),
        "pageEnd": str(page.page_to or ""),
        "isPartOf": issue_thing(sheet.issue),
        "isAccessibleForFree": is_open,
        "about": sheet.hanging.themes,
        "timeRequired": f"PT{sheet.minutes}M",
    }
