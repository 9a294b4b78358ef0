"""The directory of municipalities and the page of each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.kept_pages import kept
from core.templatetags.pages import home_crumb
from organisations.models import Municipality
from organisations.selectors import find_municipality, new_address, read_directory

LONGEST_QUESTION = 200
LONGEST_CODE = 60
# An address that moved may be kept by browsers for an hour: a wrong row can still be corrected.
MOVED_SECONDS = 3600


@kept("region", "district", "page")
@require_safe
def municipality_index(request: HttpRequest) -> HttpResponse:
    """List what the register names, by region and district, and the examples apart from it."""
    text = request.GET.get("q", "")[:LONGEST_QUESTION].strip()
    region = request.GET.get("region", "")[:10]
    district = request.GET.get("district", "")[:LONGEST_CODE]
    number = request.GET.get("page")
    title = _("Municipalities")
    context = {
        "directory": read_directory(text=text, region=region, district=district, number=number),
        "text": text,
        "region": region,
        "district": district,
        "page_title": title,
        "crumbs": [home_crumb(), {"label": title, "url": ""}],
    }
    return render(request, "pages/municipality_index.html", context)


@kept()
@require_safe
def municipality(request: HttpRequest, code: str) -> HttpResponse:
    """Show one municipality; the address of one that was renamed or merged leads to the new one."""
    if heir := new_address(code):
        moved = redirect("municipality", heir.code, permanent=True)
        moved["Cache-Control"] = f"public, max-age={MOVED_SECONDS}"
        return moved
    sheet = find_municipality(code)
    if sheet is None:
        raise Http404
    context = {
        "sheet": sheet,
        "municipality": sheet.municipality,
        "page_title": sheet.municipality.label,
        "crumbs": _way_to(sheet.municipality),
    }
    return render(request, "pages/municipality.html", context)


def _way_to(place: Municipality) -> list[dict[str, str]]:
    index = reverse("municipality_index")
    crumbs = [home_crumb(), {"label": _("Municipalities"), "url": index}]
    if place.region:
        crumbs.append({"label": place.region.label, "url": f"{index}?region={place.region.code}"})
    return [*crumbs, {"label": place.label, "url": ""}]
