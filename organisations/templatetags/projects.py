"""A project as a row of a list."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from organisations.selectors.projects import ProjectSheet

register = template.Library()
YEAR = len("2021")


@register.simple_tag
def project_entry(sheet: ProjectSheet) -> dict[str, Any]:
    """Name, donors, executors and years of a project."""
    project = sheet.project
    donors = ", ".join(body.name for body in sheet.donors)
    executors = ", ".join(body.name for body in sheet.executors)
    return {
        "url": reverse("project", args=[project.code]),
        "title": project.label,
        "meta": [text for text in (donors, executors) if text],
        "summary": project.summary,
        "badges": [{"text": project.short, "kind": "accent"}] if project.short else [],
        "figure": project.years,
        "figure_label": _("year") if len(project.years) == YEAR else _("years"),
    }
