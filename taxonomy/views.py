"""The list of legal acts and the page of each."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.kept_pages import kept
from core.sections import sections_of
from core.templatetags.pages import home_crumb
from taxonomy.choices import ActKind
from taxonomy.registry import LEGAL_ACT
from taxonomy.selectors import find_act, read_acts


@kept()
@require_safe
def act_index(request: HttpRequest) -> HttpResponse:
    """List the acts by kind, the highest kind first."""
    title = _("Legal acts")
    groups = {kind: list(acts) for kind, acts in groupby(read_acts(), lambda act: act.kind)}
    context = {
        "groups": [
            {"label": kind.label, "acts": groups[kind]} for kind in ActKind if kind in groups
        ],
        "page_title": title,
        "crumbs": [home_crumb(), {"label": title, "url": ""}],
    }
    return render(request, "pages/act_index.html", context)


@kept()
@require_safe
def act(request: HttpRequest, code: str) -> HttpResponse:
    """Show one act: what is known of it, its relations, and what cites it."""
    sheet = find_act(code)
    if sheet is None:
        raise Http404
    title = sheet.act.title
    index = {"label": _("Legal acts"), "url": reverse("act_index")}
    context = {
        "sheet": sheet,
        "act": sheet.act,
        "sections": sections_of(LEGAL_ACT, sheet.act),
        "page_title": title,
        "crumbs": [home_crumb(), index, {"label": title, "url": ""}],
    }
    return render(request, "pages/act.html", context)
