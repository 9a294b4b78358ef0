"""The directory of municipalities and the page of each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.kept_pages import kept
from core.templatetags.pages import home_crumb
from organisations.selectors import find_municipality, read_directory

LONGEST_QUESTION = 200


@kept("region")
@require_safe
def municipality_index(request: HttpRequest) -> HttpResponse:
    """List what the register names, by region, and the examples apart from it."""
    text = request.GET.get("q", "")[:LONGEST_QUESTION].strip()
    region = request.GET.get("region", "")[:10]
    title = _("Municipalities")
    context = {
        "directory": read_directory(text=text, region=region),
        "text": text,
        "chosen": region,
        "page_title": title,
        "crumbs": [home_crumb(), {"label": title, "url": ""}],
    }
    return render(request, "pages/municipality_index.html", context)


@kept()
@require_safe
def municipality(request: HttpRequest, code: str) -> HttpResponse:
    """Show one municipality: facts, names, what it was made of, its cases."""
    sheet = find_municipality(code)
    if sheet is None:
        raise Http404
    label = sheet.municipality.label
    index = {"label": _("Municipalities"), "url": reverse("municipality_index")}
    context = {
        "sheet": sheet,
        "municipality": sheet.municipality,
        "page_title": label,
        "crumbs": [home_crumb(), index, {"label": label, "url": ""}],
    }
    return render(request, "pages/municipality.html", context)
