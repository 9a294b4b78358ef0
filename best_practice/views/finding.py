"""The map of the list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from best_practice.engine.list_query import FLAGS
from best_practice.facets import FACET_NAMES
from best_practice.selectors.finding.map import map_cases
from core.kept_pages import kept
from core.templatetags.pages import home_crumb


@kept(*FACET_NAMES, *FLAGS, "sort")
@require_safe
def case_map(request: HttpRequest) -> HttpResponse:
    """Show where the cases are that the list of the same address holds."""
    address = reverse("case_map")
    path = address.removesuffix("map/")
    found = map_cases(path=path, map_path=address, given=dict(request.GET.lists()))
    title = _("Examples on the map")
    context = {
        "found": found,
        "page_title": title,
        "crumbs": [
            home_crumb(),
            {"label": _("Examples"), "url": f"{path}{found.asked}"},
            {"label": _("On the map"), "url": ""},
        ],
    }
    return render(request, "pages/case_map.html", context)
