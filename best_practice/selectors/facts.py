"""Everything a case page shows beside its story, read from the latest version or the draft."""

from typing import Any

from django.db.models import Prefetch
from django.utils.translation import get_language

from best_practice.engine.facts import CaseFacts
from best_practice.models import Case, CasePage
from best_practice.selectors.drafts import draft_in_review, proposed_facts
from best_practice.selectors.labels import LANGUAGE_NAMES, read_vocabulary
from best_practice.selectors.page.larger import read_round
from best_practice.selectors.page.sheet import CaseSheet
from best_practice.selectors.page.version import (
    approvals,
    cases_with_awards,
    cases_with_parts,
    latest_version,
    sender_of,
    withheld_photos,
)
from best_practice.selectors.registers import names_of
from best_practice.selectors.rows import facts_of_case
from core.memory import remembered
from organisations.models import Project
from organisations.selectors.naming import day_of, read_places
from taxonomy.choices import RelationKind
from taxonomy.models import ActRelation, LegalAct

Row = dict[str, Any]
__all__ = ["CaseSheet", "facts_for_page"]


def _proposed(page: CasePage) -> CaseFacts:
    """What the page would say if it were published now: the waiting draft over the rows."""
    kept = facts_of_case(page.case)
    draft = draft_in_review(page)
    if draft is None or page.case.first_published_at is None:
        return kept
    return proposed_facts(draft, kept)


def _is_in_one_language(case: Case) -> bool:
    return case.is_in_ru + case.is_in_ky + case.is_in_en == 1


def _languages(page: CasePage) -> list[Row]:
    """The other languages the case can be read in, by their own names."""
    pages = (
        CasePage.objects.filter(case=page.case_id, live=True)
        .exclude(pk=page.pk)
        .order_by("-locale__language_code")
        .values_list("locale__language_code", "url_path")
    )
    return [{"code": code, "name": LANGUAGE_NAMES[code], "url": url} for code, url in pages]


def _projects(codes: list[str]) -> list[Row]:
    """The projects by name; all of them are remembered."""
    rows = remembered("best_practice.projects_told", _read_projects) if codes else []
    return [row for row in rows if row["code"] in codes]


def _read_projects() -> list[Row]:
    return [
        {"code": row.code, "name": row.label, "short": row.short}
        for row in Project.objects.order_by("label_ru")
    ]


def _acts(codes: list[str]) -> list[LegalAct]:
    """The acts it stands on, with what repealed them; all of them are remembered."""
    acts = remembered("best_practice.acts_told", _read_acts) if codes else []
    return [act for act in acts if act.code in codes]


def _read_acts() -> list[LegalAct]:
    repealing = Prefetch(
        "relations_back",
        ActRelation.objects.filter(kind=RelationKind.REPEALS).select_related("act"),
        to_attr="repealed_by",
    )
    return list(LegalAct.objects.prefetch_related(repealing).order_by("kind", "title_ru"))


def _awards(case: Case) -> list[Row]:
    """What it won, newest first."""
    return [
        {"title": row.title, "giver": row.giver, "year": row.year, "place": row.place}
        for row in case.awards.order_by("-year", "pk")
    ]


def facts_for_page(page: CasePage, *, preview: bool = False) -> CaseSheet:
    """Read the public facts of a page; a preview shows those that wait for approval.

    Two statements; some more for other languages, awards and a round where it has them, whatever
    the size of the case; registers are remembered; a preview takes some more.
    """
    version = None if preview else latest_version(page)
    facts = CaseFacts.from_json(version.content["facts"]) if version else _proposed(page)
    language = (get_language() or "ru")[:2]
    vocabulary = read_vocabulary()
    has_parts = version is not None and page.case_id in cases_with_parts()
    around = read_round(facts, page.case_id, vocabulary, has_parts)
    acts = facts.legal_acts or (around.larger_facts.legal_acts if around.larger_facts else [])
    bodies = [row.organisation for row in facts.organisations]
    return CaseSheet(
        case=page.case,
        facts=facts,
        vocabulary=vocabulary,
        places=read_places(facts.municipalities, day_of(facts.started, facts.ended)),
        languages=[] if version and _is_in_one_language(page.case) else _languages(page),
        projects=_projects(facts.projects),
        legal_acts=_acts(acts),
        bodies=names_of("bodies", bodies, language),
        countries=list(names_of("countries", facts.countries, language).values()),
        awards=_awards(page.case) if version is None or page.case_id in cases_with_awards() else [],
        round=around,
        withheld=withheld_photos()[page.case_id] if version else 0,
        sent_by=sender_of(version) if version else "",
        version=version.number if version else None,
        version_at=version.published_at if version else None,
        approvals=approvals(page.case, version),
    )
