"""The demonstration issues of the magazine, in both languages, published as editors do it."""

import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from home.choices import DEMO_EDITOR
from home.engine.demo_magazine import LANGUAGES, Row, in_language
from home.selectors.repository import read_demo_authors, read_demo_issues
from home.services.plant_demo_item import Known, plant_item, read_known
from home.services.plant_demo_scan import contents_of, plant_scan
from magazine.models import (
    Author,
    ImprintRow,
    IssueFigure,
    IssueFunder,
    IssuePage,
    MagazineIndexPage,
    YearPage,
)
from magazine.services.publish_issue import publish_issue
from organisations.models import Organisation
from people.models import User

NOON = datetime.time(12)


@transaction.atomic
def write_demo_magazine() -> None:
    """Publish the issues that are missing, and in those that are there the missing items."""
    editor = User.objects.get(email=DEMO_EDITOR)
    _write_authors()
    known = read_known()
    for issue in read_demo_issues():
        _write_issue(issue, editor, known)


def _write_authors() -> None:
    bodies = dict(Organisation.objects.values_list("code", "pk"))
    for row in read_demo_authors():
        Author.objects.get_or_create(
            code=row["code"],
            defaults={
                **{f"label_{code}": row[code] for code in (*LANGUAGES, "en")},
                **{f"affiliation_{code}": row[f"affiliation_{code}"] for code in LANGUAGES},
                **{f"about_{code}": row[f"about_{code}"] for code in LANGUAGES},
                "organisation_id": bodies[row["organisation"]],
            },
        )


def _write_issue(row: Row, editor: User, known: Known) -> None:
    """Plant what is missing of an issue as drafts, then publish it as a whole."""
    year = datetime.date.fromisoformat(row["date"][0]).year
    magazines = MagazineIndexPage.objects.select_related("locale").filter(
        locale__language_code__in=LANGUAGES
    )
    by_language = {page.locale.language_code: page for page in magazines}
    pages: dict[str, IssuePage] = {}
    for language in LANGUAGES:
        parent = _year_page(by_language[language], year)
        pages[language] = _issue_page(parent, row, language, _key_of(pages.values()))
    is_new = [
        plant_item(row=item, issues=pages, editor=editor, known=known) for item in row["items"]
    ]
    if any(is_new) or not all(page.live for page in pages.values()):
        publish_issue(issue_key=pages[LANGUAGES[0]].translation_key, by=editor)


def _key_of(pages: Any) -> UUID:
    """The key of the translation that is there already, or a new one."""
    return next((page.translation_key for page in pages), None) or uuid4()


def _year_page(index: MagazineIndexPage, year: int) -> YearPage:
    known = YearPage.objects.filter(year=year)
    page = known.child_of(index).first()
    if page is not None:
        return page
    page = YearPage(title=str(year), slug=str(year), year=year, locale=index.locale, live=False)
    page.translation_key = _key_of(known)
    index.refresh_from_db()
    index.add_child(instance=page)
    page.save_revision(clean=False)
    return page


def _issue_page(parent: YearPage, row: Row, language: str, key: UUID) -> IssuePage:
    """Give the issue in a language; plant it as a draft when it is not there."""
    page = IssuePage.objects.child_of(parent).filter(slug=row["slug"]).first()
    if page is not None:
        return page
    told = in_language(row, language)
    day = datetime.date.fromisoformat(told["date"])
    page = IssuePage(
        slug=row["slug"],
        number_from=row["number"],
        number_to=row.get("number_to"),
        running_from=row["running"],
        running_to=row.get("running_to"),
        scan=plant_scan(scan=row["scan"]) if "scan" in row else None,
        issue_date=day,
        translation_key=key,
        locale=parent.locale,
        live=False,
        first_published_at=timezone.make_aware(datetime.datetime.combine(day, NOON)),
        **{name: told[name] for name in ("title", "motto", "about", "cover_figure")},
        **{name: told[name] for name in ("figures_source", "funders_statement")},
        **{f"cover_line_{place}": line for place, line in enumerate(told["cover_lines"], start=1)},
    )
    page.figures = [IssueFigure(figure=figure, text=text) for figure, text in told["figures"]]
    page.imprint = [ImprintRow(name=name, value=value) for name, value in told["imprint"]]
    page.funders = [IssueFunder(name=name) for name in told["funders"]]
    page.contents = contents_of(rows=row.get("contents", []), language=language)
    for rows in (page.figures, page.imprint, page.funders, page.contents):
        for place, one in enumerate(rows.all()):
            one.sort_order = place
    _add(parent, page)
    return page


def _add(parent: Page, page: Page) -> None:
    parent.refresh_from_db()
    parent.add_child(instance=page)
    page.save_revision(clean=False)
