"""The list of projects and the page of each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.kept_pages import kept
from core.templatetags.pages import home_crumb
from organisations.registry import PROJECT, sections_of
from organisations.selectors.projects import find_project, list_projects

LONGEST_QUESTION = 200


@kept()
@require_safe
def project_index(request: HttpRequest) -> HttpResponse:
    """List projects, or those that a text names."""
    text = request.GET.get("q", "")[:LONGEST_QUESTION].strip()
    title = _("Projects")
    context = {
        "projects": list_projects(text),
        "text": text,
        "page_title": title,
        "crumbs": [home_crumb(), {"label": title, "url": ""}],
    }
    return render(request, "pages/project_index.html", context)


@kept()
@require_safe
def project(request: HttpRequest, code: str) -> HttpResponse:
    """Show one project and everything that came of it."""
    sheet = find_project(code)
    if sheet is None:
        raise Http404
    label = sheet.project.label
    index = {"label": _("Projects"), "url": reverse("project_index")}
    context = {
        "sheet": sheet,
        "project": sheet.project,
        "sections": sections_of(PROJECT, sheet.project),
        "page_title": label,
        "crumbs": [home_crumb(), index, {"label": label, "url": ""}],
    }
    return render(request, "pages/project.html", context)
