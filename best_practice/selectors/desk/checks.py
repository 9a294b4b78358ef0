"""What an editor should know before approving: what forbids it, what to look at, in words."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from best_practice.choices import Section
from best_practice.engine.desk.obstacles import Obstacle, obstacles_of
from best_practice.engine.facts import CaseFacts
from best_practice.models import Case, CaseDraft, CaseLookalike, CasePage, CaseRemark
from best_practice.selectors.desk.lookalikes import open_lookalikes
from best_practice.selectors.drafts import draft_in_review, proposed_facts
from best_practice.selectors.rows import facts_of_case
from core.labels import in_language
from core.templatetags.formats import number

APART = {
    "budget_apart": gettext_lazy(
        "The report states %(stated)s som, the rows add up to %(counted)s som."
    ),
    "parts_apart": gettext_lazy(
        "The larger case tells %(stated)s som, its parts add up to %(counted)s som."
    ),
    "groups_apart": gettext_lazy(
        "Groups that do not overlap add up to %(counted)s people of %(stated)s."
    ),
}


@dataclass(frozen=True)
class Check:
    """One sentence, the section it is about, and whether it forbids to publish."""

    text: str
    section: str
    forbids: bool = False


@dataclass(frozen=True)
class Checks:
    """Everything the editor sees beside a description that waits."""

    draft: CaseDraft | None
    checks: list[Check] = field(default_factory=list)
    lookalikes: list[CaseLookalike] = field(default_factory=list)
    remarks: list[CaseRemark] = field(default_factory=list)

    @property
    def is_forbidden(self) -> bool:
        """Whether it cannot be published as it stands."""
        return any(check.forbids for check in self.checks)


def words_of(obstacle: Obstacle) -> str:
    """Say what is wrong and what to do, in the language of the page."""
    about: dict[str, Any] = obstacle.about
    if obstacle.kind == "group_above_whole":
        group = in_language(about["group"])[0]
        return _(
            "Row %(row)s: “%(group)s” has %(count)s people, more than all %(total)s participants."
            " Correct one of the two."
        ) % {**about, "group": group}
    if obstacle.kind in APART:
        figures = {name: number(about[name]) for name in ("stated", "counted")}
        return str(APART[obstacle.kind]) % figures
    if obstacle.kind == "photo_unsaid":
        return _(
            "Photo “%(name)s”: the case is about children, and no consent of parents is noted."
            " Look whether children can be recognised; if so, take it from readers."
        ) % {"name": about["name"]}
    if obstacle.kind == "photo_withheld":
        return _("Photo “%(name)s” has no consent: readers will not see it.") % {
            "name": about["name"]
        }
    return _("No sum and no help in kind is told: readers will see “no data”.")


def facts_on_their_way(page: CasePage) -> tuple[CaseDraft | None, CaseFacts]:
    """The facts that publishing this page would make public, and the draft they wait in."""
    draft = draft_in_review(page)
    current = facts_of_case(page.case)
    if draft is None or page.case.first_published_at is None:
        return draft, current
    return draft, proposed_facts(draft, current)


def checks_of(facts: CaseFacts, case: Case) -> list[Check]:
    """All sentences about these facts of a case; what forbids comes first."""
    parts = [facts_of_case(part) for part in case.parts.select_related("theme").order_by("number")]
    return [
        Check(words_of(one), str(Section(one.section).label), one.forbids)
        for one in obstacles_of(facts, parts)
    ]


def read_checks(page: CasePage) -> Checks:
    """Everything to see before approving this page."""
    draft, facts = facts_on_their_way(page)
    if draft is None:
        return Checks(None, checks_of(facts, page.case))
    remarks = draft.remarks.select_related("author").order_by("made_at", "pk")
    return Checks(
        draft,
        checks_of(facts, page.case),
        open_lookalikes([draft]).get(draft.pk, []),
        list(remarks),
    )


def remarks_by_section(draft: CaseDraft) -> dict[str, list[CaseRemark]]:
    """What editors asked for, by section, the oldest first; "" holds the general words."""
    found: dict[str, list[CaseRemark]] = {}
    for row in draft.remarks.order_by("made_at", "pk"):
        found.setdefault(row.section, []).append(row)
    return found


def remarks_overview(draft: CaseDraft) -> list[dict[str, Any]]:
    """Sections with remarks in the order of the form, with the way to each."""
    found = remarks_by_section(draft)
    return [
        {
            "section": section,
            "title": section.label,
            "url": reverse("case_section", args=[draft.pk, section]),
            "remarks": found[section.value],
        }
        for section in Section
        if section.value in found
    ]
