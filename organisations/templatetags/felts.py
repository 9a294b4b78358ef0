"""Names over time as felts on an axis of years: what was merged is a felt cut at 45 degrees."""

import datetime
from dataclasses import dataclass

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.edtf import first_day, last_day
from organisations.selectors import MunicipalitySheet

register = template.Library()

WIDTH, FELT, GAP = 1000, 40, 12
MOST_FELTS = 8
# A letter of the label is about so wide; a label that does not fit is told by the list alone.
LETTER = 9.5
TICKS = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True)
class Felt:
    """One band: a name from a day until a day; `ends` says that it was cut off there."""

    label: str
    since: datetime.date
    until: datetime.date
    ends: bool
    is_own: bool


@register.simple_tag
def names_as_felts(sheet: MunicipalitySheet) -> SafeString | str:
    """Draw the names and mergers of a municipality; "" where no date is known."""
    today = timezone.localdate()
    bands = _felts(sheet, today)
    dates = [felt.since for felt in bands] + [felt.until for felt in bands if felt.ends]
    if len(bands) < 2 or len(bands) > MOST_FELTS:
        return ""
    axis = _Axis(min(dates).year, today.year + 1)
    own = [felt for felt in bands if felt.is_own]
    others = [felt for felt in bands if not felt.is_own]
    drawn = [_band(felt, axis, 0) for felt in own]
    drawn += [_band(felt, axis, place) for place, felt in enumerate(others, 1)]
    height = (len(others) + 1) * (FELT + GAP)
    return format_html(
        '<svg class="felts no-print" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>',
        WIDTH,
        height + 34,
        _("Names over the years; the list below says the same."),
        format_html_join("", "{}", ((one,) for one in drawn)),
        axis.drawn(height),
    )


class _Axis:
    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, max(last, first + 2)

    def place(self, on: datetime.date) -> int:
        """Where a day lies on the axis."""
        years = on.year + (on.timetuple().tm_yday - 1) / 366 - self.first
        return round(years / (self.last - self.first) * WIDTH)

    def drawn(self, top: int) -> SafeString:
        """Four to nine years with their ticks."""
        step = next((one for one in TICKS if (self.last - self.first) / one <= 8), TICKS[-1])
        years = [year for year in range(self.first, self.last + 1) if year % step == 0]
        marks = [(self.place(datetime.date(year, 1, 1)), year) for year in years]
        inside = [(x, top, x, top + 28, year) for x, year in marks if 20 <= x <= WIDTH - 20]
        tick = '<path class="tick" d="M{} {}v7"/><text class="year" x="{}" y="{}">{}</text>'
        return format_html_join("", tick, inside)


def _felts(sheet: MunicipalitySheet, today: datetime.date) -> list[Felt]:
    starts = [step.on_date for step in sheet.precursions]
    starts += [first_day(name.since) for name in sheet.names if name.since]
    starts += [last_day(name.until) for name in sheet.names if name.until]
    if not starts:
        return []
    born = sheet.municipality.valid_from_date or _years_before(min(starts))
    felts = []
    for name in sheet.names:
        until = last_day(name.until) if name.until else today
        since = first_day(name.since) if name.since else min(born, until)
        felts.append(Felt(name.label, since, until, bool(name.until), is_own=True))
    if not felts:
        felts.append(Felt(sheet.municipality.label, born, today, ends=False, is_own=True))
    for step in reversed(sheet.precursions):
        if step.successor_id == sheet.municipality.pk:
            old = step.predecessor
            since = old.valid_from_date or _years_before(min(starts))
            felts.append(Felt(old.label, since, step.on_date, ends=True, is_own=False))
    return felts


def _years_before(on: datetime.date) -> datetime.date:
    return datetime.date(on.year - 5, 1, 1)


def _band(felt: Felt, axis: _Axis, row: int) -> SafeString:
    left, right = axis.place(felt.since), axis.place(felt.until)
    top, half = row * (FELT + GAP), FELT // 2
    cut = half if felt.ends and right - left > FELT else 0
    outline = f"M{left} {top}H{right - cut}L{right} {top + half}L{right - cut} {top + FELT}H{left}z"
    fits = len(felt.label) * LETTER < right - left - FELT
    return format_html(
        '<path class="{}" d="{}"/>{}',
        "own" if felt.is_own else "other",
        outline,
        format_html(
            '<text class="{}" x="{}" y="{}">{}</text>',
            "on-own" if felt.is_own else "on-other",
            left + 14,
            top + half + 6,
            felt.label,
        )
        if fits
        else "",
    )
