"""The page of open data: what may be taken, in which form, and what it means."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.kept_pages import kept
from core.templatetags.pages import home_crumb
from home.selectors.open_data import cases_as_open_data


@kept()
@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Show each set with its files, the harvesting address, the dictionary and the licence."""
    title = _("Open data")
    data = cases_as_open_data()
    context = {
        "data": data,
        "schema": data.as_schema(),
        "licence": settings.CONTENT_LICENCE,
        "oai_url": f"{settings.PUBLIC_URL}{reverse('oai')}",
        "page_title": title,
        "crumbs": [home_crumb(), {"label": title, "url": ""}],
    }
    return render(request, "pages/open_data.html", context)
