"""Municipalities like one's own: which, why, what they did, for how much, what is not yet here."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from best_practice.models import Case, CaseMunicipality
from best_practice.selectors.finding.cards import read_cards
from core.templatetags.formats import number
from organisations.choices import Measure, MunicipalityKind
from organisations.models import Municipality, MunicipalityMeasure
from organisations.selectors import merged_into
from peer_learning.engine.likeness import (
    KIND,
    PLACE,
    POPULATION,
    REVENUE,
    VILLAGES,
    Known,
    Near,
    can_compare,
    is_same_size,
    measures_of,
    nearest,
)
from taxonomy.choices import Scheme
from taxonomy.models import Term

MOST_NEAR, MOST_CASES_A_THEME = 10, 3
LACKING = {
    POPULATION: gettext_lazy("population"),
    VILLAGES: gettext_lazy("number of villages"),
    REVENUE: gettext_lazy("share of own revenue in the budget"),
    PLACE: gettext_lazy("region"),
}


@dataclass(frozen=True)
class NearPlace:
    """One of the nearest, with the reasons in words and how many examples it has."""

    municipality: Municipality
    reasons: list[str]
    cases: int = 0


@dataclass(frozen=True)
class ThemeOfPeers:
    """What the nearest did in one theme: by how many, for how much, and the newest examples."""

    code: str
    label: str
    words: str
    basis: str
    is_new_here: bool
    cases: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Similar:
    """Everything the page of similar municipalities shows."""

    municipality: Municipality
    compared: list[str]
    lacking: list[str]
    can_compare: bool
    places: list[NearPlace] = field(default_factory=list)
    themes: list[ThemeOfPeers] = field(default_factory=list)


@dataclass(frozen=True)
class _Done:
    """A public case of one of the nearest, as far as sums and themes need it."""

    case: int
    number: int
    place: int
    theme: str
    total: int | None


def known_places(day: datetime.date, *, is_example: bool) -> list[tuple[Municipality, Known]]:
    """Every standing municipality with what is known of it; two statements."""
    rows = Municipality.objects.standing(day).with_places().filter(is_example=is_example)
    figures = MunicipalityMeasure.objects.filter(code=Measure.OWN_REVENUE).order_by("year")
    newest = {row.municipality_id: (float(row.value), row.year) for row in figures}
    return [(row, _known(row, *newest.get(row.pk, (None, None)))) for row in rows]


def _known(row: Municipality, revenue: float | None, year: int | None) -> Known:
    return Known(
        code=row.code,
        kind=row.kind,
        population=row.population,
        villages=row.villages,
        region=row.region.code if row.region else "",
        district=row.district.code if row.district else "",
        revenue=revenue,
        revenue_year=year,
    )


def find_similar(code: str, day: datetime.date | None = None) -> Similar | None:
    """Read the page of one standing municipality; None where there is none.

    Only public examples count. The number of statements does not grow with places or examples.
    """
    day = day or timezone.localdate()
    own = Municipality.objects.standing(day).filter(code=code).first()
    if own is None:
        return None
    places = known_places(day, is_example=own.is_example)
    by_code = {known.code: (row, known) for row, known in places}
    if code not in by_code:
        return None
    row, mine = by_code[code]
    has = measures_of(mine)
    lacking = [str(label) for name, label in LACKING.items() if name not in has]
    if mine.kind == MunicipalityKind.TOWN:
        lacking = [label for label in lacking if label != str(LACKING[VILLAGES])]
    compared = [str(LACKING[name]) for name in has if name in LACKING]
    if not can_compare(mine):
        return Similar(row, compared, lacking, can_compare=False)
    found = nearest(mine, (known for _row, known in places), MOST_NEAR)
    peers = [(by_code[one.known.code][0], one) for one in found]
    done = _done_by([peer.pk for peer, _near in peers])
    counts = {
        place: len({one.case for one in done if one.place == place})
        for place in {one.place for one in done}
    }
    return Similar(
        row,
        compared,
        lacking,
        can_compare=True,
        places=[
            NearPlace(peer, reasons_of(mine, one, peer), counts.get(peer.pk, 0))
            for peer, one in peers
        ],
        themes=_themes(row, mine, peers, done),
    )


def reasons_of(mine: Known, one: Near, peer: Municipality) -> list[str]:
    """Why a municipality is near, in words; what it lacks is said, too."""
    other, told = one.known, []
    for name, part in one.parts.items():
        if name == KIND:
            told.append(str(peer.get_kind_display()))
        elif part is None:
            told.append(_("no data: %(what)s") % {"what": LACKING[name]})
        elif name == POPULATION:
            told.append(_people(mine, other))
        elif name == VILLAGES:
            told.append(_villages(mine, other))
        elif name == REVENUE:
            told.append(_revenue(mine, other))
        elif name == PLACE:
            told.append(_place(part, peer))
    return told


def _people(mine: Known, other: Known) -> str:
    words = ngettext(
        "%(theirs)s inhabitant against %(mine)s",
        "%(theirs)s inhabitants against %(mine)s",
        other.population or 0,
    )
    return words % {"theirs": number(other.population), "mine": number(mine.population)}


def _villages(mine: Known, other: Known) -> str:
    words = ngettext(
        "%(theirs)s village against %(mine)s",
        "%(theirs)s villages against %(mine)s",
        other.villages or 0,
    )
    return words % {"theirs": other.villages, "mine": mine.villages}


def _revenue(mine: Known, other: Known) -> str:
    return _("own revenue %(theirs)s %% (%(year)s) against %(mine)s %%") % {
        "theirs": round(other.revenue or 0),
        "mine": round(mine.revenue or 0),
        "year": other.revenue_year,
    }


def _place(part: float, peer: Municipality) -> str:
    if part == 0:
        return _("same district")
    if part < 1:
        return _("same region")
    return peer.region.label if peer.region else ""


def _done_by(places: Sequence[int]) -> list[_Done]:
    """Public cases of municipalities, once for each of their places; one statement."""
    rows = CaseMunicipality.objects.filter(
        municipality__in=places, case__in=Case.objects.published()
    )
    columns = ("case_id", "case__number", "municipality_id", "case__theme__code", "case__total_som")
    newest = rows.order_by("-case__first_published_at", "-case__number", "municipality_id")
    return [_Done(*values) for values in newest.values_list(*columns)]


def _themes(
    own: Municipality, mine: Known, peers: Sequence[tuple[Municipality, Near]], done: list[_Done]
) -> list[ThemeOfPeers]:
    """Themes the nearest worked on: those that are new here first, then by how many did it."""
    codes = list(dict.fromkeys(one.theme for one in done))
    terms = Term.objects.filter(scheme=Scheme.THEME, code__in=codes)
    labels = {term.code: term.label for term in terms}
    family = {own.pk} | merged_into(own)
    here = {one.theme for one in _done_by(list(family))}
    same_size = {peer.pk for peer, one in peers if is_same_size(mine, one.known)}
    shown = {
        code: list(dict.fromkeys(one.case for one in done if one.theme == code)) for code in codes
    }
    wanted = [case for cases in shown.values() for case in cases[:MOST_CASES_A_THEME]]
    numbers = {one.case: one.number for one in done}
    cards = {card["number"]: card for card in read_cards(list(dict.fromkeys(wanted)))}
    found = [
        _theme(
            code,
            labels.get(code, code),
            [one for one in done if one.theme == code],
            same_size,
            is_new_here=code not in here,
            cases=[
                cards[numbers[pk]]
                for pk in shown[code][:MOST_CASES_A_THEME]
                if numbers[pk] in cards
            ],
        )
        for code in codes
    ]
    count = {code: len({one.place for one in done if one.theme == code}) for code in codes}
    return sorted(found, key=lambda one: (not one.is_new_here, -count[one.code], one.label))


def _theme(
    code: str,
    label: str,
    done: list[_Done],
    same_size: set[int],
    *,
    is_new_here: bool,
    cases: list[Any],
) -> ThemeOfPeers:
    """Say by how many and for how much; of one's own size where those are known."""
    of_size = [one for one in done if one.place in same_size]
    base = of_size or done
    places = len({one.place for one in base})
    sums = sorted({one.case: one.total for one in base if one.total is not None}.values())
    if of_size:
        words = ngettext("done by %(count)s of your size", "done by %(count)s of your size", places)
    else:
        words = ngettext("done by %(count)s of them", "done by %(count)s of them", places)
    told = words % {"count": places}
    if not sums:
        return ThemeOfPeers(code, label, told, _("No sum is known."), is_new_here, cases)
    told = f"{told} {_money(sums[0], sums[-1])}"
    basis = ngettext(
        "Basis: %(count)s example with a known sum.",
        "Basis: %(count)s examples with a known sum.",
        len(sums),
    ) % {"count": len(sums)}
    return ThemeOfPeers(code, label, told, basis, is_new_here, cases)


def _money(least: int, most: int) -> str:
    """A range in thousands, rounded: no false precision."""
    low, high = (number(max(1, round(total / 1000))) for total in (least, most))
    if low == high:
        return _("for about %(sum)s thousand som") % {"sum": low}
    return _("for %(low)s–%(high)s thousand som") % {"low": low, "high": high}
