"""What the front page shows: newest cases and issue, where cases are, figures, news."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language, ngettext

from best_practice.engine.catalogue import Catalogue
from best_practice.engine.facts import CaseFacts
from best_practice.models import CaseVersion
from best_practice.selectors import sections
from best_practice.selectors.finding.cards import read_cards
from best_practice.selectors.finding.catalogue import current_catalogue
from best_practice.selectors.labels import Vocabulary, read_regions, read_vocabulary
from core.templatetags.formats import number, thousands
from home.models import HomePage
from home.selectors.newest_issue import NewestIssue, newest_issue
from home.selectors.news import newest_news

CARDS_SHOWN = 4
NEWS_SHOWN = 3

Row = dict[str, Any]


@dataclass(frozen=True)
class RegionCounts:
    """How many cases each region has, as a map and as a table with the same numbers."""

    counts: dict[str, int]
    links: dict[str, str]
    rows: list[Row]
    unplaced: str
    total: str


@dataclass(frozen=True)
class FrontSheet:
    """Everything below the hero of a front page."""

    total: int
    first: Row | None
    first_money: Row
    first_people: Row
    others: list[Row]
    regions: RegionCounts
    figures: list[Row]
    issue: NewestIssue | None = None
    news: list[Row] = field(default_factory=list)


def read_front(page: HomePage) -> FrontSheet:
    """Read the front page in a fixed number of statements, whatever the number of cases."""
    language = get_language() or "ru"
    catalogue, vocabulary = current_catalogue(), read_vocabulary()
    ids = catalogue.page(catalogue.everything, start=0, stop=CARDS_SHOWN, language=language)
    cards = read_cards(ids, vocabulary)
    facts = _facts_of(ids[0]) if ids and cards else None
    return FrontSheet(
        total=len(catalogue),
        first=cards[0] if cards else None,
        first_money=_money(facts, vocabulary) if facts else {},
        first_people=_people(facts) if facts else {},
        others=cards[1:],
        regions=_regions(catalogue, f"{page.url_path}practices/"),
        figures=[{"value": row.figure, "label": row.text} for row in page.figures.all()],
        issue=newest_issue(),
        news=newest_news(limit=NEWS_SHOWN),
    )


def _facts_of(case_id: int) -> CaseFacts | None:
    version = CaseVersion.objects.filter(case=case_id).order_by("-number").first()
    return CaseFacts.from_json(version.content["facts"]) if version else None


def _money(facts: CaseFacts, vocabulary: Vocabulary) -> Row:
    if facts.total_som is None:
        return {}
    return {
        "value": thousands(facts.total_som),
        "bar": sections.budget_bar(facts, vocabulary),
        "in_kind": sections.in_kind(facts, vocabulary),
    }


def _people(facts: CaseFacts) -> Row:
    if facts.participants_total is None:
        return {}
    bars = [row for row in sections.people_bars(facts) if not row.get("whole")]
    return {
        "value": number(facts.participants_total),
        "unit": ngettext("participant", "participants", facts.participants_total),
        "label": sections.spoken(facts.participants_label),
        "bars": bars,
    }


def _regions(catalogue: Catalogue, list_path: str) -> RegionCounts:
    found = catalogue.find({}).counts.get("region", {})
    names = read_regions()
    counts = {code: found.get(code, 0) for code in names}
    links = {code: f"{list_path}?region={code}" for code, count in counts.items() if count}
    ranked = sorted(names, key=lambda code: -counts[code])
    return RegionCounts(
        counts=counts,
        links=links,
        rows=[
            {"url": links[code], "cells": [names[code], number(counts[code])]}
            for code in ranked
            if counts[code]
        ],
        unplaced=number(_unplaced(catalogue)),
        total=number(len(catalogue)),
    )


def _unplaced(catalogue: Catalogue) -> int:
    """Count the cases whose source names no region; the table must add up for its reader."""
    placed = 0
    for bits in catalogue.bits.get("region", {}).values():
        placed |= bits
    return (catalogue.everything & ~placed).bit_count()
