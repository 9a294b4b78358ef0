"""“Report a mistake”, from the foot of every page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.templatetags.pages import home_crumb
from home.forms import MistakeForm, plain_path
from home.services.report_mistake import report_mistake
from people.access import is_within_rate


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Take a report; a repeated post of one form gives the same answer and no second row."""
    status = 200
    if request.method == "POST":
        form = MistakeForm(request.POST)
        if not form.is_valid():
            pass
        elif not is_within_rate(request, action="report_mistake"):
            status = 429
            form.add_error(None, _("Many reports came from your network. Send it in an hour."))
        else:
            answers = form.cleaned_data
            report_mistake(
                page_address=answers["page"],
                text=answers["text"],
                email=answers["email"],
                form_key=answers["form_key"],
            )
            return redirect("mistake_reported")
    else:
        email = (request.user.email or "") if request.user.is_authenticated else ""
        form = MistakeForm.opened_on(request.GET.get("page", ""), email)
    title = _("Report a mistake")
    context = {
        "form": form,
        "reported_page": plain_path(form["page"].value() or ""),
        "page_title": title,
        "crumbs": [home_crumb(), {"label": title, "url": ""}],
        "hide_mistake_link": True,
    }
    return render(request, "pages/report_mistake.html", context, status=status)


@never_cache
def reported(request: HttpRequest) -> HttpResponse:
    """Say that the report arrived and what happens now."""
    title = _("Thank you, the report has arrived")
    context = {
        "page_title": title,
        "crumbs": [home_crumb(), {"label": title, "url": ""}],
        "hide_mistake_link": True,
    }
    return render(request, "pages/mistake_reported.html", context)
