"""Brings search and harvesters up to date with what changed in the tree of the magazine."""

from django.db import transaction
from wagtail.models import Page

from magazine.models import ArticlePage, IssueItem, IssuePage
from magazine.services.trace_articles import trace_articles
from search.services.request_index import request_index

KINDS = (IssuePage, IssueItem)


def is_followed(*, page: Page) -> bool:
    """Whether a page is an issue or stands in one."""
    kind = page.specific_class
    return kind is not None and issubclass(kind, KINDS)


@transaction.atomic
def follow_magazine(*, path: str) -> None:
    """Have everything read anew that a page of the magazine is told in.

    An issue decides about the articles in it.
    """
    keys = ArticlePage.objects.filter(path__startswith=path).order_by()
    articles = set(keys.values_list("translation_key", flat=True))
    issues = IssuePage.objects.filter(path__startswith=path).order_by()
    request_index(kind="article", keys=map(str, articles))
    request_index(kind="issue", keys=map(str, issues.values_list("translation_key", flat=True)))
    trace_articles(keys=articles)
