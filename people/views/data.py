"""One's own data: a copy of it, who looked at it, what is told for reports, and the end of it."""

import uuid
from typing import Any, cast

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.templatetags.formats import day
from core.templatetags.pages import home_crumb
from people.choices import ExportState
from people.forms.data import StatisticsForm
from people.models import DataExport, PersonStatistics, User
from people.selectors import accesses_to, read_own_data
from people.services import (
    ErasureRefused,
    cancel_erasure,
    forget_statistics,
    request_erasure,
    request_export,
    save_statistics,
)
from people.views.security import asks_again, password_first

PER_PAGE = 20


def _context(title: str, **more: Any) -> dict[str, Any]:
    crumbs = [home_crumb(), {"label": _("My page"), "url": reverse("my_page")}]
    if title != _("My data"):
        crumbs.append({"label": _("My data"), "url": reverse("my_data")})
    return {"page_title": title, "crumbs": [*crumbs, {"label": title, "url": ""}], **more}


@never_cache
@require_safe
@login_required
def my_data(request: HttpRequest) -> HttpResponse:
    """Show what can be asked about one's own data, and how far it is."""
    sheet = read_own_data(cast(User, request.user))
    return render(request, "pages/my_data.html", _context(_("My data"), sheet=sheet))


@require_POST
@login_required
@asks_again
def prepare_copy(request: HttpRequest) -> HttpResponse:
    """Ask for a copy; the page says when it is ready."""
    request_export(person=cast(User, request.user))
    messages.success(request, _("The copy is being made. It takes a few minutes."))
    return redirect("my_data")


@never_cache
@require_safe
@login_required
@asks_again
def fetch_copy(request: HttpRequest, export_id: uuid.UUID) -> HttpResponseBase:
    """Hand the copy to the person it is about; to anybody else it does not exist."""
    export = DataExport.objects.filter(
        pk=export_id, person=cast(User, request.user), state=ExportState.READY
    ).first()
    if export is None or export.expires_at is None:
        raise Http404
    if export.expires_at < timezone.now():
        messages.warning(request, _("This copy is older than 24 hours. Have a new one made."))
        return redirect("my_data")
    try:
        content = export.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, as_attachment=True, filename="my-data.zip")
    response["X-Content-Type-Options"] = "nosniff"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@password_first
@reauthentication_required(allow_get=True)
def erase_account(request: HttpRequest) -> HttpResponse:
    """Ask once more, then note the wish; nothing is removed for fourteen days."""
    person = cast(User, request.user)
    error = ""
    if request.method == "POST":
        try:
            wish = request_erasure(person=person)
        except ErasureRefused as refused:
            error = str(refused)
        else:
            text = _("The account will be erased on %(day)s. Until then you can take it back.")
            messages.success(request, text % {"day": day(wish.due_at)})
            return redirect("my_data")
    context = _context(_("Erase the account"), error=error, sheet=read_own_data(person))
    return render(request, "pages/my_data_erase.html", context, status=409 if error else 200)


@require_POST
@login_required
def keep_account(request: HttpRequest) -> HttpResponse:
    """Take the wish to be erased back."""
    if cancel_erasure(person=cast(User, request.user)) is not None:
        messages.success(request, _("Your account stays. Nothing was removed."))
    return redirect("my_data")


@never_cache
@require_safe
@login_required
def who_looked(request: HttpRequest) -> HttpResponse:
    """Show who looked at one's data, newest first; an absurd page number gives the nearest."""
    seen = accesses_to(cast(User, request.user))
    page = Paginator(seen, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "pages/my_data_accesses.html", _context(_("Who looked at my data"), accesses=page)
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def my_statistics(request: HttpRequest) -> HttpResponse:
    """Take what a person tells for reports, or take it back."""
    person = cast(User, request.user)
    known = PersonStatistics.objects.filter(person=person).first()
    form = StatisticsForm(request.POST or None, known=known)
    if request.method == "POST" and form.is_valid():
        if any(form.cleaned_data.values()):
            save_statistics(person=person, **form.cleaned_data)
        else:
            forget_statistics(person=person)
        messages.success(request, _("Saved."))
        return redirect("my_data")
    return render(
        request, "pages/my_data_statistics.html", _context(_("For statistics"), form=form)
    )
