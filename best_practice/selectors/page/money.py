"""Money of a case beyond one bar: planned against spent, other currencies, sums that differ."""

from typing import Any

from django.utils.translation import gettext as _

from best_practice.choices import Currency
from best_practice.engine.facts import SOM, CaseFacts
from best_practice.engine.sums import (
    Difference,
    budget_difference,
    foreign_money,
    groups_difference,
    som_by_source,
)
from best_practice.selectors.labels import Vocabulary
from best_practice.selectors.sections import FELTS, LAST_FELT
from core.templatetags.formats import number, thousand_som, thousands
from taxonomy.choices import Scheme

Row = dict[str, Any]
MOST_IN_BAR = 3


def budget_list(facts: CaseFacts, vocabulary: Vocabulary) -> list[Row]:
    """A line for each source with its plan; only where there are many sources or a plan is known.

    Planned without a sum spent has no length, and says so.
    """
    spent = som_by_source(facts)
    planned: dict[str, int] = {}
    for row in facts.budget:
        if row.planned is not None and row.currency == SOM:
            planned[row.source] = planned.get(row.source, 0) + row.planned
    if not planned and len(spent) <= MOST_IN_BAR:
        return []
    sources = sorted({**spent, **planned}, key=lambda code: FELTS.get(code, LAST_FELT))
    longest = max([*spent.values(), *planned.values(), 1])
    total = sum(spent.values())
    return [
        {
            "label": vocabulary.name(Scheme.FUNDING_SOURCE, code),
            "kind": FELTS.get(code, LAST_FELT),
            "amount": thousands(spent[code]) if code in spent else "",
            "share": 100 * spent[code] / longest if code in spent else None,
            "percent": f"{round(100 * spent[code] / total)}\u00a0%" if code in spent else "",
            "plan": 100 * planned[code] / longest if code in planned else None,
            "words": _against(planned.get(code), spent.get(code)),
        }
        for code in sources
    ]


def _against(planned: int | None, spent: int | None) -> str:
    """The plan and how far it was missed, in words; "" where all went as planned."""
    if planned is None or planned == spent:
        return ""
    if spent is None:
        return _("planned %(planned)s, spent: no data") % {"planned": thousands(planned)}
    sign = "+" if spent > planned else "\u2212"
    at = {"planned": thousands(planned), "difference": f"{sign}{thousands(abs(spent - planned))}"}
    return _("planned %(planned)s, difference %(difference)s") % at


def planned_line(facts: CaseFacts) -> str:
    """All that was planned, beside all that was spent; "" when a part of the plan is unknown."""
    rows = [row for row in facts.budget if row.currency == SOM and not row.is_in_kind]
    is_whole = bool(rows) and all(row.planned is not None for row in rows)
    return thousands(facts.planned_som) if is_whole else ""


def other_currencies(facts: CaseFacts) -> list[str]:
    """Money that was not som, each currency for itself: nothing is converted."""
    lines = []
    for money in foreign_money(facts):
        name = Currency(money.currency).label if money.currency in Currency.values else ""
        unit = name or money.currency
        spent = number(money.spent) if money.spent is not None else _("no data")
        line = f"{spent}\u00a0{unit}"
        if money.planned is not None and money.planned != money.spent:
            line += ", " + _("planned %(planned)s") % {"planned": number(money.planned)}
        lines.append(line)
    return lines


def told_difference(found: Difference) -> dict[str, str]:
    """The figures of a difference as they are written."""
    return {
        "stated": thousand_som(found.stated),
        "counted": thousand_som(found.counted),
        "difference": thousand_som(abs(found.amount)),
    }


def differences(facts: CaseFacts) -> list[str]:
    """Sums of the case that do not agree, said as they are."""
    lines = []
    money, people = budget_difference(facts), groups_difference(facts)
    if money is not None:
        words = _(
            "The report states %(stated)s, the rows make %(counted)s: the difference is "
            "%(difference)s."
        )
        lines.append(words % told_difference(money))
    if people is not None:
        words = _("The groups make %(counted)s people, %(stated)s took part.")
        at = {"counted": number(people.counted), "stated": number(people.stated)}
        lines.append(words % at)
    return lines
