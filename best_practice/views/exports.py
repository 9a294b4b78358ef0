"""Taking a list along: files at once, files of long lists from a job, feed and letters."""

import tempfile
import uuid
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from best_practice.choices import EXPORT_AT_ONCE, FileFormat
from best_practice.engine.list_query import ListQuery
from best_practice.models import CaseExport, CaseIndexPage
from best_practice.selectors.files import CONTENT_TYPES, csv_pieces, json_pieces, write_workbook
from best_practice.selectors.finding.listing import found_ids
from best_practice.services.export_list import request_case_export
from core.kept_pages import keep
from core.templatetags.pages import home_crumb
from people.access import is_within_rate
from people.choices import ExportState
from people.models import User


def _list_path() -> str:
    return f"/{get_language()}/practices/"


def _crumbs(query: ListQuery, title: str) -> list[dict[str, str]]:
    examples = {"label": _("Examples"), "url": query.url(_list_path())}
    return [home_crumb(), examples, {"label": title, "url": ""}]


@never_cache
@require_safe
def export_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """Write exactly what the list of this address holds; a long list has a page that says how."""
    if not is_within_rate(request, action="export_cases", counts_looks=True):
        return render(request, "429.html", status=429)
    ids, query = found_ids(dict(request.GET.lists()))
    if len(ids) > EXPORT_AT_ONCE:
        return redirect(query.url(reverse("case_exports")))
    response = _answer(FileFormat(form), ids, query.url(_list_path()), request.method == "HEAD")
    name = f"practices-{timezone.localdate().isoformat()}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _answer(form: FileFormat, ids: list[int], path: str, is_head: bool) -> HttpResponseBase:
    language, content_type = get_language() or "ru", CONTENT_TYPES[form]
    if is_head:
        return HttpResponse(content_type=content_type)
    if form == FileFormat.XLSX:
        target = tempfile.TemporaryFile()  # noqa: SIM115 -- the answer closes it
        write_workbook(target, ids, language=language, path=path)
        target.seek(0)
        return FileResponse(target, content_type=content_type)
    pieces = (
        csv_pieces(ids, language=language)
        if form == FileFormat.CSV
        else json_pieces(ids, language=language, path=path)
    )
    return StreamingHttpResponse(pieces, content_type=content_type)


@require_http_methods(["GET", "HEAD", "POST"])
def exports(request: HttpRequest) -> HttpResponseBase:
    """Say how this list can be taken along; a long one is asked for here after signing in."""
    ids, query = found_ids(dict(request.GET.lists()))
    if request.method == "POST":
        return _ask(request, query)
    title = _("Take the list along")
    asked = query.url("")
    context = {
        "found": len(ids),
        "most": EXPORT_AT_ONCE,
        "is_long": len(ids) > EXPORT_AT_ONCE,
        "asked": asked,
        "list_url": query.url(_list_path()),
        "sign_in_url": _sign_in(query.url(request.path)),
        "forms": [{"name": form.label, "value": form.value} for form in FileFormat],
        "page_title": title,
        "crumbs": _crumbs(query, title),
    }
    response = render(request, "pages/case_exports.html", context)
    return keep(response, *CaseIndexPage.kept_parameters)


def _sign_in(address: str) -> str:
    return f"{reverse('account_login')}?{urlencode({'next': address}, safe='/')}"


def _ask(request: HttpRequest, query: ListQuery) -> HttpResponseBase:
    if not request.user.is_authenticated:
        return redirect_to_login(query.url(request.path))
    form = request.POST.get("form", "")
    if form not in FileFormat.values:
        return redirect(query.url(request.path))
    if not is_within_rate(request, action="export_job"):
        return render(request, "429.html", status=429)
    asked: dict[str, list[str]] = {}
    for name, value in query.pairs():
        asked.setdefault(name, []).append(value)
    export = request_case_export(
        person=request.user, form=form, asked=asked, language=get_language() or "ru"
    )
    messages.success(request, _("The file is being made. A letter comes when it is ready."))
    return redirect("case_export", export_id=export.pk)


def _own(request: HttpRequest, export_id: uuid.UUID) -> CaseExport:
    """A file of this person; somebody else's answers like one that never was."""
    own = CaseExport.objects.filter(person=cast(User, request.user), pk=export_id)
    export = own.first()
    if export is None or (export.expires_at and export.expires_at < timezone.now()):
        raise Http404
    return export


@never_cache
@require_safe
@login_required
def export(request: HttpRequest, export_id: uuid.UUID) -> HttpResponse:
    """Say how far a file is, and hand out the way to it."""
    found = _own(request, export_id)
    query = found_ids(found.asked)[1]
    title = _("File of examples")
    context: dict[str, Any] = {
        "export": found,
        "is_ready": found.state == ExportState.READY,
        "page_title": title,
        "crumbs": _crumbs(query, title),
    }
    return render(request, "pages/case_export.html", context)


@never_cache
@require_safe
@login_required
def export_fetch(request: HttpRequest, export_id: uuid.UUID) -> HttpResponseBase:
    """Hand a prepared file to who asked for it."""
    found = _own(request, export_id)
    if found.state != ExportState.READY:
        raise Http404
    try:
        content = found.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    name = f"practices-{timezone.localdate(found.asked_at).isoformat()}.{found.form}"
    return FileResponse(
        content,
        as_attachment=True,
        filename=name,
        content_type=CONTENT_TYPES[FileFormat(found.form)],
    )
