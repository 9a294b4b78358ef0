"""The public cases of a project, an expert or a legal act, as a section of its page."""

from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from best_practice.models import Case
from best_practice.querysets import CaseQuerySet
from best_practice.selectors.finding.cards import read_cards
from core.sections import Section
from organisations.models import Expert, Project
from taxonomy.models import LegalAct

CASES_SHOWN = 50


def cases_of_project(project: Project) -> Section | None:
    """What was done with the help of a project."""
    return _section(Case.objects.filter(projects=project))


def cases_of_expert(expert: Expert) -> Section | None:
    """What an expert helped to do."""
    return _section(Case.objects.filter(experts=expert))


def cases_of_act(act: LegalAct) -> Section | None:
    """What was done on the ground of an act."""
    return _section(Case.objects.filter(legal_acts=act))


def _section(cases: Any) -> Section | None:
    found: CaseQuerySet = cases.published()
    newest = found.order_by("-first_published_at", "-number").values_list("pk", flat=True)
    keys = list(newest)
    if not keys:
        return None
    words = ngettext("%(count)s example", "%(count)s examples", len(keys))
    return Section(
        title=words % {"count": len(keys)},
        template="components/section_cases.html",
        rows=read_cards(keys[:CASES_SHOWN]),
        total=len(keys),
        more_url=f"/{get_language()}/practices/" if len(keys) > CASES_SHOWN else "",
        more_label=_("All examples"),
    )
