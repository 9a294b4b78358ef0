"""Which numbers there are, and which is due next."""

import datetime

from magazine.engine.numbering import Known, Numbers, is_in_sequence, propose, taken_by
from magazine.models import IssuePage, YearPage


def known_issues(*, besides: object = None) -> list[Known]:
    """Every issue there is, once, with the year it stands in; `besides` leaves one key out."""
    years = dict(YearPage.objects.values_list("path", "year"))
    found: dict[object, Known] = {}
    for page in IssuePage.objects.exclude(translation_key=besides).only(
        *("path", "translation_key", "issue_date"),
        *("number_from", "number_to", "running_from", "running_to"),
    ):
        year = years.get(page.path[: -IssuePage.steplen], page.issue_date.year)
        found.setdefault(page.translation_key, Known(page.numbers, year))
    return list(found.values())


def proposed_numbers(*, day: datetime.date) -> Numbers:
    """The number that an issue of this day should bear."""
    return propose(known_issues(), year=day.year)


def objection(numbers: Numbers, *, year: int, besides: object = None) -> Known | None:
    """The issue that has one of these numbers already."""
    return taken_by(numbers, known_issues(besides=besides), year=year)


def goes_on(numbers: Numbers, *, year: int, besides: object = None) -> bool:
    """Whether these numbers are the ones that are due."""
    return is_in_sequence(numbers, known_issues(besides=besides), year=year)
