"""Tags of the form's own pages."""

from typing import Any

from django import template

from best_practice.models import CasePage
from best_practice.selectors.facts import CaseSheet, facts_for_page
from media_library.models import Upload
from taxonomy.choices import Scheme

register = template.Library()


@register.simple_tag
def attached(row: Any, documents: dict[str, Upload]) -> Upload | None:
    """The file attached to a row of the form, if there is one."""
    name = next((name for name in ("document", "upload") if name in row.fields), "")
    return documents.get(str(row[name].value() or "")) if name else None


@register.simple_tag
def proposed_facts(page: CasePage) -> CaseSheet:
    """The facts that will be public when this page is published."""
    return facts_for_page(page, preview=True)


@register.simple_tag
def source_name(sheet: CaseSheet, code: str) -> str:
    """A payer by name, in the language of the page."""
    return sheet.vocabulary.name(Scheme.FUNDING_SOURCE, code)
