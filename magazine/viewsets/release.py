"""An issue comes out, waits for its hour, or has its files made again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from magazine.choices import PUBLISH_RIGHT, FaultKind
from magazine.forms.desk import ReleaseForm
from magazine.selectors.desk.board import Desk, Obstacle
from magazine.services.order_files import NoFilesOrdered, order_files
from magazine.services.publish_issue import PublishRefused, call_off, publish_issue
from magazine.viewsets.doors import (
    at_the_desk,
    back_to,
    desk_or_404,
    issue_or_404,
    posted,
    refused,
)


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk(PUBLISH_RIGHT)
def publish(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what stands in the way; publish once nothing does, now or at an hour."""
    desk = desk_or_404(key)
    later = set(request.POST.getlist("later"))
    form = ReleaseForm(posted(request))
    if form.is_valid():
        person: Any = request.user
        try:
            release = publish_issue(
                issue_key=key, by=person, at=form.cleaned_data["at"], later=later
            )
        except PublishRefused as error:
            return _show(request, desk, form, error.obstacles, later, str(error))
        told = _("The issue is published. Its files are being made.")
        planned = _("The issue will come out at the hour you chose, in every language at once.")
        messages.success(request, planned if release.planned_at else told)
        return back_to(key)
    return _show(request, desk, form, desk.obstacles(later), later)


def _show(
    request: HttpRequest,
    desk: Desk,
    form: ReleaseForm,
    obstacles: list[Obstacle],
    later: set[str],
    refusal: str = "",
) -> HttpResponse:
    """Draw the screen; texts that are missing may be left for later."""
    may_wait = [
        (f"{language}:{row.key}", f"{row.title} · {language}")
        for row in desk.rows
        for language, faults in row.faults.items()
        if any(fault.kind == FaultKind.NO_TRANSLATION for fault in faults)
    ]
    context = {
        "desk": desk,
        "form": form,
        "obstacles": obstacles,
        "may_wait": may_wait,
        "later": later,
        "refusal": refusal,
    }
    status = 422 if refusal or form.errors else 200
    return render(request, "pages/admin_magazine_publish.html", context, status=status)


@require_POST
@at_the_desk(PUBLISH_RIGHT)
def wait(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take the planned hour back."""
    issue_or_404(key)
    call_off(issue_key=key)
    messages.success(request, _("The planned hour is taken back. The issue stays a draft."))
    return back_to(key)


@require_POST
@at_the_desk(PUBLISH_RIGHT)
def files(request: HttpRequest, key: UUID) -> HttpResponse:
    """Have PDF and EPUB made again."""
    issue_or_404(key)
    try:
        order_files(issue_key=key)
    except NoFilesOrdered:
        error = PublishRefused(_("Files are made once the issue is published."))
        return refused(request, error, key)
    messages.success(request, _("The files are being made again. That takes a minute."))
    return back_to(key)
