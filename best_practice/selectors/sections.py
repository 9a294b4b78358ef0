"""The parts of a case page, each made from the facts: figures, money, people, steps, results."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext, npgettext
from django.utils.translation import gettext as _

from best_practice.choices import GroupKind, Qualifier
from best_practice.engine.facts import SOM, CaseFacts, File, Group, Result, Step, Text
from best_practice.engine.sums import people_counted, shares_by_source, som_per_person
from best_practice.selectors.labels import Vocabulary
from core.labels import in_language
from core.templatetags.formats import edtf, file_size, number, som, thousands
from taxonomy.choices import Scheme

Row = dict[str, Any]
# The first two felts of the budget bar belong to the two sources nearly every case has.
FELTS = {"local-budget": 1, "donor-project": 2}
LAST_FELT = 3


def spoken(texts: Text) -> str:
    """A text of the facts in the language of the page; in another one it is marked with it."""
    text, language = in_language(texts)
    if text and language != (get_language() or "ru")[:2]:
        return format_html('<span lang="{}">{}</span>', language, text)
    return text


def _capital(text: str) -> str:
    """Begin with a capital; a text with a mark of its language is left as it is."""
    return text if isinstance(text, SafeString) else str(capfirst(text))


def key_figures(facts: CaseFacts) -> list[Row]:
    """At most four large figures; what is not known is left out, what is computed says how."""
    figures: list[Row] = []
    total, people, each = facts.total_som, people_counted(facts), som_per_person(facts)
    if total is not None:
        label = _("the whole budget, %(year)s") % {"year": facts.year}
        figures.append(
            {
                "value": thousands(total),
                "unit": _("thousand som"),
                "label": label if facts.year else _("the whole budget"),
            }
        )
    if people is not None:
        who = spoken(facts.participants_label)
        label = ngettext("participant", "participants", people)
        figures.append({"value": number(people), "label": who or label})
    if facts.events_count is not None:
        figures.append({"value": number(facts.events_count), "label": _events_label(facts)})
    if each is not None and total is not None and people is not None:
        figures.append(
            {
                "value": number(each),
                "unit": _("som"),
                "label": _("for each participant, computed"),
                "sum": f"{number(total)} ÷ {number(people)}",
            }
        )
    return figures


def _events_label(facts: CaseFacts) -> str:
    label = npgettext("of a case", "event", "events", facts.events_count or 0)
    if facts.villages_count is None:
        return label
    places = ngettext("in %(count)s village", "in %(count)s villages", facts.villages_count)
    return f"{label} {places % {'count': number(facts.villages_count)}}"


def budget_bar(facts: CaseFacts, vocabulary: Vocabulary) -> list[Row]:
    """Felts of the bar: local money, project money, then everybody else in one felt each."""
    shares = shares_by_source(facts)
    shares.sort(key=lambda share: FELTS.get(share.source, LAST_FELT))
    return [
        {
            "amount": thousands(share.amount),
            "label": vocabulary.name(Scheme.FUNDING_SOURCE, share.source),
            "share": share.percent,
            "kind": FELTS.get(share.source, LAST_FELT),
        }
        for share in shares
    ]


def budget_rows(facts: CaseFacts, vocabulary: Vocabulary) -> list[Row]:
    """Who paid for what, row by row; only when the rows say what for."""
    if not any(row.purpose for row in facts.budget if row.amount is not None):
        return []
    return [
        {
            "cells": [
                vocabulary.name(Scheme.FUNDING_SOURCE, row.source),
                spoken(row.purpose) or _("no data"),
                thousands(row.amount),
                row.year or "",
            ]
        }
        for row in facts.budget
        if row.amount is not None and row.currency == SOM
    ]


def in_kind(facts: CaseFacts, vocabulary: Vocabulary) -> str:
    """Help without money, in words; it never has a length."""
    rows = [
        (
            vocabulary.name(Scheme.FUNDING_SOURCE, row.source),
            spoken(row.purpose) or _("no details"),
        )
        for row in facts.budget
        if row.is_in_kind
    ]
    return format_html_join("; ", "{}: {}", rows)


def people_bars(facts: CaseFacts) -> list[Row]:
    """The whole and its groups on one scale; per cent only when the whole is known."""
    whole = facts.participants_total
    longest = max([whole or 0, *(group.count for group in facts.groups)], default=0)
    if not longest:
        return []
    rows: list[Row] = []
    if whole is not None:
        label = _capital(spoken(facts.participants_label)) or _("All participants")
        rows.append(
            {
                "label": label,
                "value": number(whole),
                "share": 100 * whole / longest,
                "whole": True,
            }
        )
    rows += [
        {
            "label": _capital(spoken(group.label) or _kind_of(group)),
            "value": number(group.count),
            "share": 100 * group.count / longest,
            "percent": f"{round(100 * group.count / whole)}\u00a0%" if whole else "",
        }
        for group in facts.groups
    ]
    return rows


def _kind_of(group: Group) -> str:
    """The group by its kind, where nobody wrote words of their own."""
    return str(GroupKind(group.kind).label) if group.kind in GroupKind.values else ""


def document_row(file: File, title: str = "") -> Row:
    """A file to fetch, with its type and size."""
    return {
        "url": reverse("uploaded_file", args=[file.upload]),
        "title": title or spoken(file.title) or file.name.rpartition(".")[0] or file.name,
        "kind": file.name.rpartition(".")[2].upper()[:5],
        "size": file_size(file.size),
    }


def _proof(step: Step, files: Mapping[str, File]) -> Row:
    """The document of a step: a link, or its name in words, or why there is none."""
    name = spoken(step.document)
    if step.document_file in files:
        return {"documents": [document_row(files[step.document_file], name)]}
    if name:
        return {"text": format_html(_("Document: {}"), name)}
    reason = spoken(step.no_document)
    if "документ" in reason.lower():  # it already says what is missing
        return {"text": reason}
    return {"text": format_html(_("No document: {}"), reason)} if reason else {}


def steps(facts: CaseFacts) -> list[Row]:
    """What was done: who, when, and the paper that proves it."""
    files = {file.upload: file for file in facts.files}
    rows = []
    for step in facts.steps:
        parts = [part for part in (spoken(step.responsible), edtf(step.when)) if part]
        meta = format_html_join(" · ", "{}", ((part,) for part in parts))
        rows.append({"title": spoken(step.title), "meta": meta, **_proof(step, files)})
    return rows


def _figure(text: str | None, unit: str, qualifier: str = "") -> str:
    if text is None:
        return ""
    words = str(Qualifier(qualifier).label) if qualifier in Qualifier.values and qualifier else ""
    shown = number_of(text)
    return format_html_join(" ", "{}", ((part,) for part in (words, shown, unit) if part))


def number_of(text: str) -> str:
    """Write a decimal of the facts («12.50») as people do; leave alone what is no number."""
    whole, _point, rest = text.partition(".")
    if not whole.lstrip("-").isdigit() or (rest and not rest.isdigit()):
        return text
    rest = rest.rstrip("0")
    tail = number(float(f"0.{rest}"))[1:] if rest else ""
    return f"{number(int(whole))}{tail}"


def results(facts: CaseFacts) -> list[Row]:
    """What became of it; an unknown figure stays empty and the page says «no data»."""
    return [_result(row) for row in facts.results]


def _result(row: Result) -> Row:
    unit = spoken(row.unit)
    what = spoken(row.indicator)
    if row.year:
        what = format_html("{}, {}", what, row.year)
    return {
        "who": _capital(spoken(row.who)),
        "what": what,
        "before": _figure(row.baseline, unit),
        "after": _figure(row.value, unit, row.qualifier),
    }


def other_documents(facts: CaseFacts) -> list[Row]:
    """Files that no step mentions."""
    named = {step.document_file for step in facts.steps}
    return [
        document_row(file)
        for file in facts.files
        if file.upload not in named and file.kind == "document"
    ]


def total_line(facts: CaseFacts) -> str:
    """All money in whole som."""
    return som(facts.total_som)
