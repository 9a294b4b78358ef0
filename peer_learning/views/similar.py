"""The page of municipalities like one's own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.kept_pages import kept
from core.templatetags.pages import home_crumb
from organisations.selectors import new_address
from peer_learning.selectors.similar import find_similar


@kept()
@require_safe
def similar(request: HttpRequest, code: str) -> HttpResponse:
    """Show the nearest with reasons, what they did, and what is not here yet."""
    if heir := new_address(code):
        return redirect("municipality_similar", heir.code, permanent=True)
    found = find_similar(code)
    if found is None:
        raise Http404
    index = reverse("municipality_index")
    place = found.municipality
    title = _("Municipalities like this one")
    context = {
        "similar": found,
        "municipality": place,
        "page_title": f"{place.label}: {title.lower()}",
        "crumbs": [
            home_crumb(),
            {"label": _("Municipalities"), "url": index},
            {"label": place.label, "url": reverse("municipality", args=[place.code])},
            {"label": title, "url": ""},
        ],
    }
    return render(request, "pages/municipality_similar.html", context)
