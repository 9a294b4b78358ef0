"""The facts of one case as its page shows them; empty parts are said in words by the page."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import cached_property

from best_practice.choices import CommissionSide, Mode, PartnerRole
from best_practice.engine.facts import CaseFacts
from best_practice.engine.sums import som_by_source
from best_practice.models import Case, CaseVersion
from best_practice.selectors import sections
from best_practice.selectors.labels import Vocabulary
from best_practice.selectors.page import gallery, money
from best_practice.selectors.page.larger import Round
from organisations.selectors.naming import Place
from taxonomy.choices import Scheme
from taxonomy.models import LegalAct

Row = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """What was read for the page, and the money of it."""

    case: Case
    facts: CaseFacts
    vocabulary: Vocabulary
    places: list[Place]
    languages: list[Row] = field(default_factory=list)
    projects: list[Row] = field(default_factory=list)
    legal_acts: list[LegalAct] = field(default_factory=list)
    bodies: dict[str, str] = field(default_factory=dict)
    countries: list[str] = field(default_factory=list)
    awards: list[Row] = field(default_factory=list)
    round: Round = field(default_factory=Round)
    withheld: int = 0
    sent_by: str = ""
    version: int | None = None
    version_at: datetime.datetime | None = None
    approvals: list[CaseVersion] = field(default_factory=list)

    @cached_property
    def budget_bar(self) -> list[Row]:
        """Money by source, in felts."""
        return sections.budget_bar(self.facts, self.vocabulary)

    @cached_property
    def budget_rows(self) -> list[Row]:
        """Money row by row."""
        return sections.budget_rows(self.facts, self.vocabulary)

    @cached_property
    def budget_list(self) -> list[Row]:
        """Money by source against its plan."""
        return money.budget_list(self.facts, self.vocabulary)

    @property
    def planned(self) -> str:
        """All that was planned, in thousands of som."""
        return money.planned_line(self.facts)

    @property
    def currencies(self) -> list[str]:
        """Money that was not som."""
        return money.other_currencies(self.facts)

    @cached_property
    def differences(self) -> list[str]:
        """Sums that do not agree."""
        return [*money.differences(self.facts), *self.round.differences]

    @property
    def funding(self) -> list[Row]:
        """Som by source, as plain figures."""
        name = self.vocabulary.name
        return [
            {"label": name(Scheme.FUNDING_SOURCE, code), "som": amount}
            for code, amount in som_by_source(self.facts).items()
        ]

    @property
    def total(self) -> str:
        """All money in whole som; "" when no sum is known."""
        return sections.total_line(self.facts)

    @cached_property
    def in_kind(self) -> str:
        """Help without money."""
        return sections.in_kind(self.facts, self.vocabulary)


class CaseSheet(Told):
    """The facts of one case, ready for its page."""

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
    def photos(self) -> list[Row]:
        """The gallery; photos without consent are in no version, and stand as blocks."""
        return gallery.photos(self.facts) + [{"is_withheld": True}] * self.withheld

    @cached_property
    def quotes(self) -> list[Row]:
        """Words of people who agreed to be quoted."""
        return gallery.quotes(self.facts)

    @property
    def mode(self) -> str:
        """Who did the work, in words."""
        return str(Mode(self.facts.mode).label) if self.facts.mode in Mode.values else ""

    @cached_property
    def commission(self) -> list[Row]:
        """Who decided, by post and side."""
        members = [*self.facts.commission]
        if self.round.larger_facts and not members:
            members = self.round.larger_facts.commission
        sides = dict(CommissionSide.choices)
        return [
            {"post": sections.spoken(row.post), "side": sides.get(row.side, "")} for row in members
        ]

    @property
    def conditions(self) -> list[str]:
        """What must be there to repeat it."""
        return [sections.spoken(row) for row in self.facts.conditions]

    @property
    def partners(self) -> list[Row]:
        """Organisations with what each of them did."""
        roles = dict(PartnerRole.choices)
        return [
            {"name": self.bodies[row.organisation], "role": roles.get(row.role, "")}
            for row in self.facts.organisations
            if row.organisation in self.bodies
        ]

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
