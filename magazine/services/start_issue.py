"""An issue begins: one page in each language under its year, as drafts."""

import datetime
from collections.abc import Mapping
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from magazine.engine.numbering import Numbers
from magazine.models import ImprintRow, IssueFunder, IssuePage, MagazineIndexPage, YearPage
from magazine.selectors.desk.numbers import goes_on, objection
from people.models import User

CARRIED = ("motto", "funders_statement")


class NumberRefused(Exception):
    """The number cannot be given; the message names why."""


class NumberUnlikely(NumberRefused):
    """The number is free but not the one that is due; it is taken once it was confirmed."""


def check_number(
    *, numbers: Numbers, year: int, is_confirmed: bool, besides: UUID | None = None
) -> None:
    """Refuse a number that is broken, taken, or out of sequence and not confirmed."""
    if not numbers.is_whole:
        raise NumberRefused(
            _("Both numbers begin with 1, go upwards, and a double issue has two of each.")
        )
    if other := objection(numbers, year=year, besides=besides):
        raise NumberRefused(
            _("There is an issue with this number: %(label)s of %(year)s.")
            % {"label": other.numbers.label, "year": other.year}
        )
    if not is_confirmed and not goes_on(numbers, year=year, besides=besides):
        raise NumberUnlikely(
            _("%(label)s does not go on from the issue before it.") % {"label": numbers.label}
        )


@transaction.atomic
def start_issue(
    *,
    numbers: Numbers,
    year: int,
    dates: Mapping[str, datetime.date],
    by: User,
    is_confirmed: bool = False,
) -> UUID:
    """Make the drafts of an issue in every language that has a date; give back their key.

    The year is made when it is missing. Motto, imprint and funders are those of the newest issue.
    Refuses a number that is taken, and one out of sequence until it is confirmed.
    """
    indexes = {
        index.locale.language_code: index
        for index in MagazineIndexPage.objects.select_for_update(of=("self",))
        .select_related("locale")
        .filter(locale__language_code__in=dates)
    }
    check_number(numbers=numbers, year=year, is_confirmed=is_confirmed)
    key = uuid4()
    for language in dates:
        _add_issue(indexes[language], key, numbers, year, dates[language], by)
    return key


def _add_issue(
    index: MagazineIndexPage,
    key: UUID,
    numbers: Numbers,
    year: int,
    day: datetime.date,
    by: User,
) -> None:
    parent = year_page(index=index, year=year, by=by)
    last = IssuePage.objects.filter(locale=index.locale).order_by("-running_from").first()
    is_double = numbers.number_to != numbers.number_from
    page = IssuePage(
        title=f"№ {numbers.label}",
        slug=numbers.slug,
        number_from=numbers.number_from,
        number_to=numbers.number_to if is_double else None,
        running_from=numbers.running_from,
        running_to=numbers.running_to if is_double else None,
        issue_date=day,
        locale=index.locale,
        translation_key=key,
        owner=by,
        live=False,
        **({name: getattr(last, name) for name in CARRIED} if last else {}),
    )
    if last is not None:
        page.imprint = [
            ImprintRow(name=row.name, value=row.value, sort_order=row.sort_order)
            for row in last.imprint.all()
        ]
        page.funders = [
            IssueFunder(name=row.name, logo_id=row.logo_id, sort_order=row.sort_order)
            for row in last.funders.all()
        ]
    parent.add_child(instance=page)
    page.save_revision(user=by, clean=False, log_action="wagtail.create")


@transaction.atomic
def year_page(*, index: MagazineIndexPage, year: int, by: User) -> YearPage:
    """The year of the magazine in this language; a new one stays a draft until an issue is out."""
    known = YearPage.objects.filter(year=year)
    page = known.descendant_of(index).first()
    if page is not None:
        return page
    page = YearPage(
        title=str(year), slug=str(year), year=year, locale=index.locale, owner=by, live=False
    )
    if other := known.first():
        page.translation_key = other.translation_key
    index.refresh_from_db()
    index.add_child(instance=page)
    page.save_revision(user=by, clean=False)
    return page
