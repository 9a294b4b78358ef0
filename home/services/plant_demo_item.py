"""One item of a demonstration issue: article, announcement or table of the goals, as drafts."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import models, transaction
from wagtail.models import Page

from best_practice.models import CaseIndexPage, CasePage
from home.engine.demo_case import read_texts
from home.engine.demo_magazine import Row, in_language, read_body, read_figures
from home.selectors.repository import read_demo
from magazine.models import (
    AnnouncementFigure,
    AnnouncementPage,
    ArticleAuthor,
    ArticleNote,
    ArticlePage,
    ArticleRelated,
    Author,
    IssueItem,
    IssuePage,
    SdgRow,
    SdgTablePage,
    Section,
)
from organisations.models import Municipality
from people.models import User
from taxonomy.choices import Scheme
from taxonomy.models import LegalAct, Term

LEGACY_LANGUAGE = "ru"  # the number in the old portal is one page's, and that was Russian


@dataclass(frozen=True)
class Known:
    """Keys of the rows that the files name by code, and of cases by code and language."""

    sections: Mapping[str, int]
    authors: Mapping[str, int]
    themes: Mapping[str, int]
    goals: Mapping[str, int]
    acts: Mapping[str, int]
    municipalities: Mapping[str, int]
    cases: Mapping[tuple[str, str], int]
    libraries: Mapping[str, int]


def read_known() -> Known:
    """Read once what all items of all issues name."""
    terms = Term.objects.filter(scheme=Scheme.THEME)
    goals = Term.objects.filter(scheme=Scheme.SDG)
    return Known(
        sections=_keys(Section.objects.all()),
        authors=_keys(Author.objects.all()),
        themes=_keys(terms),
        goals=_keys(goals),
        acts=_keys(LegalAct.objects.all()),
        municipalities=_keys(Municipality.objects.all()),
        cases=_cases(),
        libraries=dict(CaseIndexPage.objects.values_list("locale__language_code", "pk")),
    )


def _keys(rows: models.QuerySet[Any]) -> dict[str, int]:
    return dict(rows.values_list("code", "pk"))


def _cases() -> dict[tuple[str, str], int]:
    """The pages of demonstration cases that are there, found by their titles."""
    pages = {
        (title, language): pk
        for title, language, pk in CasePage.objects.filter(live=True).values_list(
            "title", "locale__language_code", "pk"
        )
    }
    found = {}
    for row in read_demo("cases"):
        for language, text in read_texts(row).items():
            if pk := pages.get((text["title"], language)):
                found[row["key"], language] = pk
    return found


@transaction.atomic
def plant_item(*, row: Row, issues: Mapping[str, IssuePage], editor: User, known: Known) -> bool:
    """Add the drafts of an item in the languages that lack it; say whether there were any."""
    there = {
        language: Page.objects.child_of(issue).filter(slug=row["slug"]).first()
        for language, issue in issues.items()
    }
    key = next((page.translation_key for page in there.values() if page), None) or uuid4()
    missing = [language for language, page in there.items() if page is None]
    for language in missing:
        issue = issues[language]
        page = MAKERS[row.get("kind", "article")](row, language, known)
        _set_frame(page, row, issue, key, language)
        issue.refresh_from_db()
        issue.add_child(instance=page)
        page.save_revision(user=editor, clean=False)
    return bool(missing)


def _set_frame(page: IssueItem, row: Row, issue: IssuePage, key: UUID, language: str) -> None:
    """What every item has, whatever it is."""
    told = in_language(row, language)
    page.title = told["title"]
    page.short_title = told.get("short", "")
    page.summary = told["lead"]
    page.slug = row["slug"]
    page.translation_key = key
    page.locale = issue.locale
    page.live = False
    page.first_published_at = issue.first_published_at


def _article(row: Row, language: str, known: Known) -> ArticlePage:
    page = ArticlePage(
        section_id=known.sections[row["section"]],
        legacy_id=row.get("legacy_id") if language == LEGACY_LANGUAGE else None,
        is_on_cover=row.get("cover", False),
        body=read_body(row, language, known.acts),
    )
    page.authors = _ordered(ArticleAuthor(author_id=known.authors[code]) for code in row["authors"])
    notes = in_language(row.get("notes", []), language)
    page.notes = _ordered(ArticleNote(text=text) for text in notes)
    page.terms = list(Term.objects.filter(pk__in=_chosen(row, "terms", known.themes)))
    page.acts = list(LegalAct.objects.filter(pk__in=_chosen(row, "acts", known.acts)))
    places = _chosen(row, "municipalities", known.municipalities)
    page.municipalities = list(Municipality.objects.filter(pk__in=places))
    cases = [known.cases.get((code, language)) for code in row.get("cases", [])]
    page.related = _ordered(ArticleRelated(page_id=pk) for pk in cases if pk)
    return page


def _chosen(row: Row, name: str, keys: Mapping[str, int]) -> list[int]:
    return [keys[code] for code in row.get(name, [])]


def _ordered(rows: Iterable[Any]) -> list[Any]:
    """Number the rows in their order, as an editor's form does."""
    placed = list(rows)
    for place, one in enumerate(placed):
        one.sort_order = place
    return placed


def _announcement(row: Row, language: str, known: Known) -> AnnouncementPage:
    page = AnnouncementPage(
        body=read_body(row, language, known.acts),
        opens_on=datetime.date.fromisoformat(row["opens_on"]),
        closes_on=datetime.date.fromisoformat(row["closes_on"]),
        target_id=known.libraries.get(language),
        action=in_language(row["action"], language),
    )
    figures = read_figures(row["figures"], language)
    page.figures = _ordered(AnnouncementFigure(**figure) for figure in figures)
    return page


def _goals(row: Row, language: str, known: Known) -> SdgTablePage:
    page = SdgTablePage(source=in_language(row["source"], language))
    page.rows = _ordered(
        SdgRow(
            goal_id=known.goals[goal["goal"]],
            qualifier=goal.get("qualifier", ""),
            text=in_language(goal["text"], language),
            figure=in_language(goal.get("figure", ""), language),
            source=in_language(goal.get("source", ""), language),
        )
        for goal in row["rows"]
    )
    return page


MAKERS = {"article": _article, "announcement": _announcement, "sdg": _goals}
