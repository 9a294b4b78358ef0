"""The parts of the council's page: figures, money, people, steps, conditions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from best_practice.engine.facts import SOM, CaseFacts, Step
from best_practice.engine.sums import people_counted, shares_by_source, som_per_person
from core.labels import in_language
from core.templatetags.formats import number, thousands
from peer_learning.engine.papers import (
    NBSP,
    Said,
    capital,
    figures_of_day,
    paper_language,
    plain,
    say,
    shorten,
)

Part = dict[str, Any]
# The first two felts belong to the two sources nearly every case has; see selectors.sections.
FELTS = {"local-budget": 1, "donor-project": 2}
LAST_FELT = 3
SHORTEST_LABELLED = 26  # per cent of the bar; below it the labels become a list


@dataclass(frozen=True)
class Length:
    """How much of everything there is room for: letters of texts, numbers of rows."""

    title: int = 200
    lead: int = 600
    failed: int = 600
    condition: int = 200
    cell: int = 140
    steps: int = 18
    conditions: int = 8
    groups: int = 10
    sources: int = 6
    acts: int = 2


def no_data() -> str:
    """What stands where a fact is missing."""
    return _("no data")


def limited(texts: Sequence[Said], most: int, between: str = ", ") -> list[Any]:
    """Some texts in one line, and how many more there are."""
    line: list[Any] = []
    for text in texts[:most]:
        line += [between, text] if line else [text]
    if len(texts) > most:
        line.append(_(" and %(count)s more") % {"count": len(texts) - most})
    return line


def figures(facts: CaseFacts, length: Length) -> list[Part]:
    """Money, people, events or a result, and the computed price of one person."""
    total, people, each = facts.total_som, people_counted(facts), som_per_person(facts)
    who = say(facts.participants_label, length.cell)
    label = ngettext("participant", "participants", people or 0)
    shown = [
        _sum_figure(total),
        _figure(number(people), "", who or label),
        *_third(facts, length),
    ]
    division = f"{number(total)} ÷ {number(people)}" if each is not None else ""
    words = _("for each participant, computed")
    price = _figure(number(each), _("som"), f"{words} ({division})" if division else words)
    if each is None:
        price["value"] = _("cannot be computed")
    return [*shown, price]


def _sum_figure(total: int | None) -> Part:
    """Thousands as elsewhere on the portal, millions where thousands would not fit."""
    label = _("the whole budget")
    if total is not None and total >= 10_000_000:
        return _figure(thousands(round(total / 1000)), _("million som"), label)
    return _figure(thousands(total), _("thousand som"), label)


def _figure(value: str, unit: str, label: Said) -> Part:
    if value:
        return {"value": value, "unit": unit, "label": label, "known": True}
    return {"value": no_data(), "unit": "", "label": label, "known": False}


def _third(facts: CaseFacts, length: Length) -> list[Part]:
    if facts.events_count is not None:
        label = npgettext("of a case", "event", "events", facts.events_count)
        if facts.villages_count is not None:
            where = ngettext("in %(count)s village", "in %(count)s villages", facts.villages_count)
            label = f"{label} {where % {'count': number(facts.villages_count)}}"
        return [_figure(number(facts.events_count), "", label)]
    if facts.villages_count is not None:
        label = ngettext("village", "villages", facts.villages_count)
        return [_figure(number(facts.villages_count), "", label)]
    for row in facts.results:
        if row.value is not None and len(row.value) < 12:
            unit = plain(say(row.unit, 14))
            return [_figure(in_words(row.value), unit, say(row.indicator, length.cell))]
    return []


def in_words(decimal: str) -> str:
    """Write a decimal of the facts («12.50») as people do."""
    whole, _point, rest = decimal.partition(".")
    if not re.fullmatch(r"-?\d+", whole):
        return decimal
    tail = number(float(f"0.{rest}"))[1:] if rest.strip("0") else ""
    return f"{number(int(whole))}{tail}"


def money(facts: CaseFacts, names: dict[str, str], length: Length) -> Part:
    """Felts by source; small ones together when there are too many."""
    shares = sorted(shares_by_source(facts), key=lambda one: FELTS.get(one.source, LAST_FELT))
    rows: list[Part] = [
        {
            "amount": thousands(one.amount),
            "label": shorten(names.get(one.source, one.source), 40),
            "share": max(one.percent, 0.5),
            "kind": FELTS.get(one.source, LAST_FELT),
        }
        for one in shares[: length.sources]
    ]
    rest = shares[length.sources :]
    if rest:
        label = ngettext("%(count)s more source", "%(count)s more sources", len(rest))
        amount, share = sum(one.amount for one in rest), sum(one.percent for one in rest)
        rows.append(
            {
                "amount": thousands(amount),
                "label": label % {"count": len(rest)},
                "share": share,
                "kind": LAST_FELT,
            }
        )
    return {
        "title": _("Who gave how much"),
        "note": _("thousand som"),
        "empty": no_data(),
        "segments": rows,
        "fits": len(rows) < 4 and all(one["share"] >= SHORTEST_LABELLED for one in rows),
        "notes": _money_notes(facts, length),
    }


def _money_notes(facts: CaseFacts, length: Length) -> list[str]:
    notes = []
    planned = facts.planned_som
    if planned is not None and planned != facts.total_som:
        notes.append(_("Planned: %(sum)s thousand som.") % {"sum": thousands(planned)})
    foreign: dict[str, int] = {}
    for row in facts.budget:
        if row.currency != SOM and row.amount is not None:
            foreign[row.currency] = foreign.get(row.currency, 0) + row.amount
    if foreign:
        sums = ", ".join(f"{number(amount)}{NBSP}{code}" for code, amount in foreign.items())
        notes.append(_("Besides, not converted: %(sums)s.") % {"sums": sums})
    in_kind = [plain(say(row.purpose)) for row in facts.budget if row.is_in_kind]
    words = shorten(", ".join(word for word in in_kind if word), length.cell)
    if words:
        notes.append(_("Without money: %(what)s.") % {"what": words.rstrip(".")})
    return notes


def people(facts: CaseFacts, length: Length) -> Part:
    """The whole and its groups on one scale."""
    whole = facts.participants_total
    longest = max([whole or 0, *(group.count for group in facts.groups)], default=0) or 1
    rows: list[Part] = []
    if whole is not None:
        label = capital(say(facts.participants_label, 60)) or _("All participants")
        rows.append(_bar(label, whole, longest, is_whole=True))
    for group in facts.groups[: length.groups]:
        rows.append(_bar(capital(say(group.label, 60)), group.count, longest, is_whole=False))
    overlap = bool(facts.groups) and facts.groups_overlap
    return {
        "title": _("Who took part"),
        "note": _("the groups overlap") if overlap else "",
        "empty": no_data(),
        "rows": rows,
    }


def _bar(label: Said, count: int, longest: int, *, is_whole: bool) -> Part:
    share = max(100 * count / longest, 1)
    return {"label": label, "value": number(count), "share": share, "whole": is_whole}


def steps(facts: CaseFacts, length: Length) -> Part:
    """What was done, by whom, and the document that proves it."""
    files = {file.upload: file for file in facts.files}
    shown = facts.steps[: length.steps]
    left = len(facts.steps) - len(shown)
    more = ngettext(
        "%(count)s more step is on the page of the example.",
        "%(count)s more steps are on the page of the example.",
        left,
    )
    rows = []
    for step in shown:
        who = [say(step.responsible, length.cell), figures_of_day(step.when)]
        known = [part for part in who if part]
        line: list[Any] = [known[0], " · ", known[1]] if len(known) == 2 else known
        file = files.get(step.document_file)
        name = say(file.title, length.cell) or shorten(file.name, length.cell) if file else ""
        rows.append([say(step.title, length.cell), line or [no_data()], _proof(step, name, length)])
    return {
        "title": _("How it was done"),
        "heads": ["", _("Step"), _("Who and when"), _("What confirms it")],
        "empty": no_data(),
        "rows": rows,
        "more": more % {"count": left} if left else "",
    }


def _proof(step: Step, file_name: Said, length: Length) -> list[Any]:
    document = say(step.document, length.cell) or file_name
    if document:
        return [document]
    reason = say(step.no_document, length.cell)
    if "документ" in plain(reason).lower():  # it already says what is missing
        return [reason]
    return [_("no document: "), reason] if reason else [no_data()]


def conditions(facts: CaseFacts, advice: dict[str, str], length: Length) -> Part:
    """What must be there first, to tick; without a list the author's advice is cut into lines."""
    texts = [say(text, length.condition) for text in facts.conditions]
    rows = [text for text in texts if text] or advice_lines(advice, length.condition)
    left = len(rows) - length.conditions
    more = ngettext("%(count)s more condition.", "%(count)s more conditions.", max(left, 0))
    return {
        "title": _("What is needed to repeat it"),
        "empty": no_data(),
        "rows": rows[: length.conditions],
        "more": more % {"count": left} if left > 0 else "",
    }


def advice_lines(advice: dict[str, str], limit: int) -> list[Said]:
    """The author's advice, a sentence or line each."""
    text, language = in_language(advice, paper_language())
    lines = re.split(r"\n+|(?<=[.!?…])\s+(?=[«“\"A-ZА-ЯЁӨҮҢ])", text)
    found = [shorten(line.lstrip("-–—•*0123456789.) "), limit).rstrip(".") for line in lines]
    own = language == paper_language()
    return [line if own else {"t": line, "l": language} for line in found if line]
