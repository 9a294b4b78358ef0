"""The letter about a new issue: what the magazine hands to `subscriptions`."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import gettext as _

from magazine.choices import MadeKind
from magazine.engine.content import minutes_to_read
from magazine.models import ArticlePage, IssuePage, Section
from magazine.selectors.content import read_pieces
from magazine.selectors.public import public_issues
from subscriptions.registry import NewsletterGroup, NewsletterLine, NewsletterText

TITLES_IN_PREHEADER = 3


def topics() -> list[tuple[str, str]]:
    """The sections that readers of the letter choose from, in the language of now."""
    return [(one.code, one.label) for one in Section.objects.order_by("position", "pk")]


def letters_of(issue_key: UUID, languages: Iterable[str]) -> dict[str, NewsletterText]:
    """Write the letter in every language in which the issue is out."""
    issues = public_issues().filter(translation_key=issue_key, lang__in=languages)
    return {issue.lang: _letter(issue, issue.lang) for issue in issues}


def _letter(issue: IssuePage, language: str) -> NewsletterText:
    with translation.override(language):
        groups = _groups(issue)
        titles = [line.title for group in groups for line in group.lines]
        named = {"label": issue.numbers.label}
        key = issue.translation_key
        return NewsletterText(
            subject=_("“Municipalitet” No. %(label)s is out") % named,
            title=_("Municipalitet, No. %(label)s") % named,
            kicker=formats.date_format(issue.issue_date, "DATE_FORMAT"),
            lead=issue.summary or issue.about,
            preheader=". ".join(titles[:TITLES_IN_PREHEADER]),
            url=settings.PUBLIC_URL + issue.address,
            groups=groups,
            cover_url=settings.PUBLIC_URL + reverse("magazine_issue_card", args=[key]),
            cover_alt=_("Cover of the issue %(label)s") % named,
            pdf_url=_file(issue, MadeKind.ISSUE_PDF),
            epub_url=_file(issue, MadeKind.ISSUE_EPUB),
        )


def _file(issue: IssuePage, kind: MadeKind) -> str:
    """Where a file is fetched; an issue that is only a PDF has none that was made."""
    if issue.scan_id is not None:
        return ""
    return settings.PUBLIC_URL + reverse("magazine_file", args=[issue.translation_key, kind])


def _groups(issue: IssuePage) -> list[NewsletterGroup]:
    """Articles by section, both in the order of the issue."""
    found: dict[str, NewsletterGroup] = {}
    articles = ArticlePage.objects.child_of(issue).live().select_related("section")
    for article in articles.order_by("path"):
        group = found.setdefault(
            article.section.code,
            NewsletterGroup(name=article.section.label, code=article.section.code, lines=[]),
        )
        line = NewsletterLine(
            title=article.title,
            lead=article.summary,
            minutes=minutes_to_read(read_pieces(article.body)),
            url=settings.PUBLIC_URL + article.address,
        )
        found[article.section.code] = _with(group, line)
    return list(found.values()) or _scanned(issue)


def _with(group: NewsletterGroup, line: NewsletterLine) -> NewsletterGroup:
    return NewsletterGroup(name=group.name, code=group.code, lines=[*group.lines, line])


def _scanned(issue: IssuePage) -> list[NewsletterGroup]:
    """The lines of the contents of an issue that exists only as a PDF."""
    url = settings.PUBLIC_URL + issue.address
    lines = [
        NewsletterLine(title=row.title, lead=row.authors, page=str(row.page), url=url)
        for row in issue.contents.order_by("sort_order")
    ]
    return [NewsletterGroup(name=_("Contents"), lines=lines)] if lines else []
