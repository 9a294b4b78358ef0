"""Screens of the admin that read people and places together."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from home.services.export_people import export_people
from people.choices import EXPORT_RIGHT, STATISTICS_RIGHT, Gender
from people.forms.staff import ReasonForm
from people.selectors import count_people

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(EXPORT_RIGHT, raise_exception=True)
def people_export(request: HttpRequest) -> HttpResponse:
    """Ask what for; then hand out the list, and the log knows who took it."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        staff: Any = request.user
        content = export_people(staff=staff, reason=form.cleaned_data["reason"])
        response = HttpResponse(content, content_type=XLSX)
        name = f"people-{timezone.localdate().isoformat()}.xlsx"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    return render(request, "pages/admin_people_export.html", {"form": form})


@never_cache
@require_safe
@permission_required(STATISTICS_RIGHT, raise_exception=True)
def people_figures(request: HttpRequest) -> HttpResponse:
    """Show sums of what people told for reports; nothing about groups of fewer than five."""
    reader: Any = request.user
    figures = count_people(reader=reader)
    few = _("fewer than 5")
    rows = [
        *((Gender(gender).label, count) for gender, count in figures.genders.items()),
        *(
            (_("born %(first)s-%(last)s") % {"first": decade, "last": decade + 9}, count)
            for decade, count in figures.decades.items()
        ),
    ]
    shown = [(label, few if count is None else count) for label, count in rows]
    context = {"told": figures.told, "rows": shown}
    return render(request, "pages/admin_people_figures.html", context)
