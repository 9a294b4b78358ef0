"""The articles about an act or a municipality, or by an expert, as a section of its page."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.sections import Section
from magazine.models import ArticlePage
from magazine.selectors.pages.rows import ArticleRow, listed_articles, read_rows
from magazine.selectors.public import with_terms
from organisations.models import Expert, Municipality
from organisations.selectors import merged_into
from taxonomy.models import LegalAct

ARTICLES_SHOWN = 20


def articles_of_act(act: LegalAct) -> Section | None:
    """What the magazine wrote of an act: answers of the lawyers, news of the law, articles."""
    return _section(_("In the magazine"), listed_articles().filter(acts=act))


def articles_of_place(municipality: Municipality) -> Section | None:
    """What it wrote about a municipality and all that were merged into it."""
    places = {municipality.pk} | merged_into(municipality)
    articles = ArticlePage.municipalities.through.objects.filter(municipality__in=places)
    about = listed_articles().filter(pk__in=articles.values("articlepage"))
    return _section(_("The magazine about this municipality"), about)


def articles_of_expert(expert: Expert) -> Section | None:
    """What an expert wrote for it."""
    written = listed_articles().filter(authors__author__profile=expert.profile_id)
    return _section(_("Articles in the magazine"), written.distinct())


def _section(title: str, articles: QuerySet[ArticlePage]) -> Section | None:
    """The newest of them, and how many there are; nothing where there are none."""
    newest = with_terms(articles).order_by("-issued_on", "path")
    pages = list(newest[: ARTICLES_SHOWN + 1])
    if not pages:
        return None
    is_more = len(pages) > ARTICLES_SHOWN
    return Section(
        title=title,
        template="components/section_articles.html",
        rows=[_entry(row) for row in read_rows(pages[:ARTICLES_SHOWN])],
        total=articles.count() if is_more else len(pages),
    )


def _entry(row: ArticleRow) -> dict[str, Any]:
    """An article as a row of a register."""
    issue = row.issue.label if row.issue else ""
    return {
        "url": row.url,
        "title": row.title,
        "lang": row.lang,
        "meta": [text for text in (row.section, issue, row.authors) if text],
        "summary": row.summary,
        "summary_lang": row.lang,
        "badges": [{"text": row.lang_name, "kind": ""}] if row.lang_name else [],
    }
