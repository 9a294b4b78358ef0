"""An issue gets another number, in every language at once."""

import datetime
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.actions.move_page import MovePageAction

from magazine.engine.numbering import Numbers
from magazine.models import IssuePage
from magazine.services.start_issue import NumberRefused, check_number, year_page
from people.models import User


@transaction.atomic
def renumber_issue(
    *,
    issue_key: UUID,
    numbers: Numbers,
    year: int,
    dates: Mapping[str, datetime.date],
    by: User,
    is_confirmed: bool = False,
) -> None:
    """Change numbers and dates of an issue; its address and its year follow.

    Former addresses keep leading to it. Refuses a number as `start_issue` does, and an issue that
    is public and has changes which are not: nobody could tell what would come out.
    """
    check_number(numbers=numbers, year=year, is_confirmed=is_confirmed, besides=issue_key)
    pages = IssuePage.objects.select_for_update(of=("self",)).select_related("locale")
    for row in pages.filter(translation_key=issue_key):
        if row.live and row.has_unpublished_changes:
            raise NumberRefused(
                _("Publish the changes of the issue first, or take them back: %(title)s.")
                % {"title": row.title}
            )
        _renumber(row, numbers, dates.get(row.locale.language_code), by)
        _move(row, year, by)


def _renumber(row: IssuePage, numbers: Numbers, day: datetime.date | None, by: User) -> None:
    page = row.get_latest_revision_as_object()
    is_double = numbers.number_to != numbers.number_from
    if page.title == f"№ {page.numbers.label}":
        page.title = f"№ {numbers.label}"
    page.number_from, page.running_from = numbers.number_from, numbers.running_from
    page.number_to = numbers.number_to if is_double else None
    page.running_to = numbers.running_to if is_double else None
    page.slug = numbers.slug
    page.issue_date = day or page.issue_date
    if row.live:
        page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    else:
        page.save()
        page.save_revision(user=by, clean=False)


def _move(row: IssuePage, year: int, by: User) -> None:
    """Put the issue under its year."""
    page = IssuePage.objects.get(pk=row.pk)
    parent = page.get_parent()
    if parent.specific.year == year:
        return
    target = year_page(index=parent.get_parent().specific, year=year, by=by)
    if page.live and not target.live:
        target.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    move = MovePageAction(page, target, pos="last-child", user=by)
    move.execute(skip_permission_checks=True)
