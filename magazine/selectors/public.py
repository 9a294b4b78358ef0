"""Issues and articles that anybody may open, at least by their open part."""

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from core.pages import open_pages
from magazine.models import ArticlePage, IssuePage

ISSUE_PATH = Substr("path", 1, Length("path") - Page.steplen)


def public_issues() -> QuerySet[IssuePage]:
    """Issues that are out, in the languages in which they are."""
    return open_pages(IssuePage.objects.annotate(lang=F("locale__language_code")))


def public_articles() -> QuerySet[ArticlePage]:
    """Articles that are out in an issue that is out; `lang` is the language of each."""
    rows = ArticlePage.objects.annotate(lang=F("locale__language_code"), issue_path=ISSUE_PATH)
    return open_pages(rows.filter(Exists(_issue())))


def with_terms(articles: QuerySet[ArticlePage]) -> QuerySet[ArticlePage]:
    """Add the date of the issue of each, the day it opens and its rule, in the same statement."""
    return articles.annotate(
        issued_on=_of_issue("issue_date"),
        opens_on=_of_issue("open_access_date"),
        issue_access=_of_issue("access"),
    )


def _issue() -> QuerySet[IssuePage]:
    return IssuePage.objects.filter(path=OuterRef("issue_path"), live=True)


def _of_issue(name: str) -> Subquery:
    return Subquery(_issue().values(name)[:1])
