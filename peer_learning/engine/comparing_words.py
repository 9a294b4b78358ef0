"""The verdict of a comparison in words: the range, how it came about, and how far to believe it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.formats import number
from peer_learning.engine.comparing import HOUSEHOLD, LETTERS, Range


@dataclass(frozen=True)
class Verdict:
    """What stands first: for whom, the range, the sum behind it, and the doubts."""

    title: str
    figure: str
    unit: str
    how: str
    doubts: tuple[str, ...]


def money_range(low: int, high: int) -> tuple[str, str]:
    """Write both ends in one unit, no more exact than they are."""
    step, unit = 1, _("som")
    if high >= 10_000_000:
        step, unit = 1_000_000, _("million som")
    elif high >= 10_000:
        step, unit = 1000, _("thousand som")
    ends = [number(round(end / step, 2) if end % step else end // step) for end in (low, high)]
    figure = "–".join(dict.fromkeys(ends))
    return _("about %(sum)s") % {"sum": figure}, unit


def words_of(found: Range | None, years: Sequence[int]) -> Verdict | None:
    """The verdict for a reader; None when no case has both parts of a division."""
    if found is None:
        return None
    figure, unit = money_range(*found.ends)
    return Verdict(_title(found), figure, unit, _how(found), tuple(_doubts(found, years)))


def _title(found: Range) -> str:
    if found.times is None:
        return _("One household took") if found.kind == HOUSEHOLD else _("One participant took")
    if found.kind == HOUSEHOLD:
        words = ngettext(
            "For your %(count)s household", "For your %(count)s households", found.times
        )
    else:
        words = ngettext(
            "For your %(count)s participant", "For your %(count)s participants", found.times
        )
    return words % {"count": number(found.times)}


def _how(found: Range) -> str:
    if found.times is None:
        return ""
    times = number(found.times)
    ends = dict.fromkeys((found.low, found.high))
    return _(" and ").join(f"{times} × {number(end)}" for end in ends)


def _doubts(found: Range, years: Sequence[int]) -> list[str]:
    known, unknown = (
        len(found.prices),
        [letter for letter in LETTERS[: found.of] if letter not in found.prices],
    )
    words = ngettext(
        "The ground: %(known)s example of %(all)s.",
        "The ground: %(known)s examples of %(all)s.",
        known,
    )
    doubts = [words % {"known": known, "all": found.of}]
    if unknown:
        letters = ", ".join(unknown)
        doubts.append(_("It cannot be computed for %(letters)s.") % {"letters": letters})
    if known == 1:
        doubts.append(_("One example is no range: look for others."))
    if found.is_far_apart:
        times = number(round(found.high / found.low))
        far = _("The greatest is %(times)s times the smallest: look at what they did differently.")
        doubts.append(far % {"times": times})
    if len(years) > 1:
        ends = {"first": years[0], "last": years[-1]}
        doubts.append(
            _("Prices of %(first)s–%(last)s, each of its own year, not converted.") % ends
        )
    doubts.append(_("This tells the order of size. It is no estimate for your works."))
    return doubts
