"""Tags of the editors' desk: checks before approving, remarks beside the form, origin of a case."""

from typing import Any

from django import template

from best_practice.models import CaseDraft, CasePage, CaseRemark
from best_practice.selectors.desk.checks import (
    Checks,
    read_checks,
    remarks_by_section,
    remarks_overview,
)
from best_practice.selectors.desk.lookalikes import Alike, alike_of_draft

register = template.Library()


@register.simple_tag
def case_checks(page: CasePage) -> Checks:
    """Everything to see before approving this page, in whatever form the admin hands it over."""
    return read_checks(page.specific)


@register.simple_tag
def section_remarks(draft: CaseDraft, section: str) -> list[CaseRemark]:
    """What editors asked for in one part of the form."""
    return remarks_by_section(draft).get(str(section), [])


@register.simple_tag
def all_remarks(draft: CaseDraft) -> list[dict[str, Any]]:
    """Every part of the form that editors wrote about, with the way to it."""
    return remarks_overview(draft)


@register.simple_tag
def case_alike(draft: CaseDraft) -> list[Alike]:
    """Public cases that this description resembles, before it is sent."""
    return alike_of_draft(draft)
