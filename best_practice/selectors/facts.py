"""Everything a case page shows beside its story, read from the latest version or the draft."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch
from django.utils.functional import cached_property

from best_practice.engine.facts import CaseFacts
from best_practice.models import Case, CasePage
from best_practice.selectors import sections
from best_practice.selectors.drafts import draft_in_review, proposed_facts
from best_practice.selectors.labels import (
    LANGUAGE_NAMES,
    Place,
    Vocabulary,
    day_of,
    read_places,
    read_vocabulary,
)
from best_practice.selectors.rows import facts_of_case
from organisations.models import Project
from taxonomy.choices import RelationKind, Scheme
from taxonomy.models import ActRelation, LegalAct

Row = dict[str, Any]


@dataclass(frozen=True)
class CaseSheet:
    """The facts of one case, ready for its page; empty parts are said in words by the page."""

    case: Case
    facts: CaseFacts
    vocabulary: Vocabulary
    places: list[Place]
    languages: list[Row] = field(default_factory=list)
    projects: list[Row] = field(default_factory=list)
    legal_acts: list[LegalAct] = field(default_factory=list)
    version: int | None = None
    version_at: datetime.datetime | None = None

    @property
    def theme(self) -> str:
        """The main theme by name."""
        return self.vocabulary.name(Scheme.THEME, self.facts.theme)

    @property
    def regions(self) -> list[str]:
        """The regions of all places, each once."""
        return list(dict.fromkeys(place.region for place in self.places if place.region))

    @cached_property
    def key_figures(self) -> list[Row]:
        """At most four large figures."""
        return sections.key_figures(self.facts)

    @cached_property
    def budget_bar(self) -> list[Row]:
        """Money by source, in felts."""
        return sections.budget_bar(self.facts, self.vocabulary)

    @cached_property
    def budget_rows(self) -> list[Row]:
        """Money row by row."""
        return sections.budget_rows(self.facts, self.vocabulary)

    @property
    def total(self) -> str:
        """All money in whole som; "" when no sum is known."""
        return sections.total_line(self.facts)

    @cached_property
    def in_kind(self) -> str:
        """Help without money."""
        return sections.in_kind(self.facts, self.vocabulary)

    @cached_property
    def people(self) -> list[Row]:
        """Who took part."""
        return sections.people_bars(self.facts)

    @cached_property
    def steps(self) -> list[Row]:
        """How it was done."""
        return sections.steps(self.facts)

    @cached_property
    def results(self) -> list[Row]:
        """What came of it."""
        return sections.results(self.facts)

    @cached_property
    def documents(self) -> list[Row]:
        """Files beside the steps."""
        return sections.other_documents(self.facts)

    @property
    def sdgs(self) -> list[Row]:
        """The development goals it serves, by number and name."""
        return self._terms(Scheme.SDG)

    @property
    def matters(self) -> list[Row]:
        """Which matters of local significance it settles."""
        return self._terms(Scheme.MATTER)

    @property
    def target_groups(self) -> list[Row]:
        """For whom it was done."""
        return self._terms(Scheme.TARGET_GROUP)

    @property
    def contact_post(self) -> str:
        """Whom to ask, by post."""
        return sections.spoken(self.facts.contact_post)

    def _terms(self, scheme: Scheme) -> list[Row]:
        codes = [term["code"] for term in self.facts.terms if term["scheme"] == scheme]
        return [{"code": code, "name": self.vocabulary.name(scheme, code)} for code in codes]


def _proposed(page: CasePage) -> CaseFacts:
    """What the page would say if it were published now: the waiting draft over the rows."""
    kept = facts_of_case(page.case)
    draft = draft_in_review(page)
    if draft is None or page.case.first_published_at is None:
        return kept
    return proposed_facts(draft, kept)


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
    """The projects by name; no statement where there is none."""
    if not codes:
        return []
    found = Project.objects.filter(code__in=codes).order_by("label_ru")
    return [{"code": row.code, "name": row.label, "short": row.short} for row in found]


def _acts(codes: list[str]) -> list[LegalAct]:
    """The acts it stands on; no statement where there is none."""
    if not codes:
        return []
    repealing = Prefetch(
        "relations_back",
        ActRelation.objects.filter(kind=RelationKind.REPEALS).select_related("act"),
        to_attr="repealed_by",
    )
    acts = LegalAct.objects.filter(code__in=codes).prefetch_related(repealing)
    return list(acts.order_by("kind", "title_ru"))


def facts_for_page(page: CasePage, *, preview: bool = False) -> CaseSheet:
    """Read the public facts of a page; a preview shows those that wait for approval.

    Five statements, and three for projects and acts where it has them, whatever the size of the
    case; a preview takes some more.
    """
    version = None if preview else page.case.versions.order_by("-number").first()
    facts = CaseFacts.from_json(version.content["facts"]) if version else _proposed(page)
    return CaseSheet(
        case=page.case,
        facts=facts,
        vocabulary=read_vocabulary(),
        places=read_places(facts.municipalities, day_of(facts.started, facts.ended)),
        languages=_languages(page),
        projects=_projects(facts.projects),
        legal_acts=_acts(facts.legal_acts),
        version=version.number if version else None,
        version_at=version.published_at if version else None,
    )
