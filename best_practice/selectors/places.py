"""Names of municipalities offered while typing, what became of those that are gone, their cases."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from best_practice.models import Case
from best_practice.selectors.drafts import find_municipalities
from best_practice.selectors.finding.cards import read_cards
from core.edtf import first_day
from core.templatetags.formats import day
from organisations.models import Municipality
from organisations.registry import Section
from organisations.selectors import merged_into, successors_on

CASES_SHOWN = 50


def municipality_names() -> list[str]:
    """All names of the directory in the language of the page, in order."""
    language = (get_language() or "ru")[:2]
    rows = Municipality.objects.standing()
    return sorted(
        getattr(row, f"label_{language}", "") or row.label_ru
        for row in rows.only("label_ru", "label_ky", "label_en")
    )


@dataclass(frozen=True)
class Gone:
    """A municipality that is no more, who took its place, and whether a case may keep it."""

    typed: str
    name: str
    until: datetime.date
    successors: tuple[str, ...]
    is_refused: bool

    @property
    def words(self) -> str:
        """What to know about it, in one sentence."""
        at = {"name": self.name, "day": day(self.until)}
        if self.is_refused:
            words = _("“%(name)s” was there until %(day)s: it was gone when this happened.") % at
        else:
            words = _("“%(name)s” was there until %(day)s. An example from before keeps it.") % at
        return words


def gone_places(names: Iterable[str], started: str, ended: str) -> list[Gone]:
    """Those of the typed municipalities that stand no more today, with who stands there instead.

    Refused is one that was gone before the case began; without dates today is meant.
    """
    codes = {code: name for name, code in find_municipalities(names).items() if code}
    today = timezone.localdate()
    moment = started or ended
    begin = first_day(moment) if moment else today
    rows = Municipality.objects.filter(code__in=codes, valid_until_date__lt=today).order_by("pk")
    return [
        Gone(
            typed=codes[row.code],
            name=row.label,
            until=row.valid_until_date,
            successors=tuple(one.label for one in successors_on(row, today)),
            is_refused=row.valid_until_date < begin,
        )
        for row in rows
        if row.valid_until_date
    ]


def cases_of_place(municipality: Municipality) -> Section | None:
    """The public cases of a municipality and of all that were merged into it, newest first."""
    places = {municipality.pk} | merged_into(municipality)
    cases = Case.objects.published().filter(places__municipality__in=places)
    order = cases.order_by("-first_published_at", "-number")
    ids = list(dict.fromkeys(order.values_list("pk", flat=True)))
    if not ids:
        return None
    return Section(
        title=_("What was done here"),
        template="components/section_cases.html",
        rows=read_cards(ids[:CASES_SHOWN]),
        total=len(ids),
        facts={"figure": ngettext("example in the library", "examples in the library", len(ids))},
    )
