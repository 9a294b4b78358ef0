"""The page of patterns, for staff."""

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.motifs import ROOM_CUTS
from core.samples import patterns
from core.templatetags.pages import home_crumb


@require_safe
@login_required
@permission_required("wagtailadmin.access_admin", raise_exception=True)
def styleguide(request: HttpRequest) -> HttpResponse:
    """Render every component with sample data in Russian and Kyrgyz."""
    title = _("Parts of the interface")
    context = {
        "patterns": patterns(),
        "rooms": list(ROOM_CUTS),
        "page_title": title,
        "crumbs": [home_crumb(), {"label": title, "url": ""}],
    }
    return render(request, "pages/styleguide.html", context)
