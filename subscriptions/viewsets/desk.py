"""Screens of the desk beside the lists: the ledger of a year, its import, addresses of an issue."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from core.tables import TableError, read_table, write_xlsx
from people.choices import AccessKind, AccessSubject
from people.models import User
from people.services import record_access
from subscriptions.forms.desk import DuesFileForm, DuesYearForm, RecipientsForm
from subscriptions.selectors.desk import (
    LEDGER_HEADINGS,
    RECIPIENT_HEADINGS,
    ledger_table,
    read_ledger,
    read_recipients,
)
from subscriptions.services.import_dues import (
    ALIASES,
    COLUMNS,
    REQUIRED,
    DuesReport,
    import_dues,
)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ASKING = require_http_methods(["GET", "HEAD", "POST"])


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


@never_cache
@require_safe
@permission_required("subscriptions.view_duespayment", raise_exception=True)
def dues_year(request: HttpRequest) -> HttpResponse:
    """Show who paid for a year and who did not; the same as XLSX."""
    year = timezone.localdate().year
    form = DuesYearForm(request.GET if "year" in request.GET else {"year": year})
    rows = []
    if form.is_valid():
        year = form.cleaned_data["year"]
        rows = read_ledger(year, form.cleaned_data["region"], form.cleaned_data["paid"])
        if "export" in request.GET:
            table = ledger_table(rows, year)
            return _file(write_xlsx(LEDGER_HEADINGS, table, title=str(year)), f"dues-{year}")
    context = {
        "form": form,
        "rows": rows,
        "paid_count": sum(row.is_paid for row in rows),
        "query": request.GET.urlencode() or f"year={year}",
    }
    return render(request, "pages/admin_dues_year.html", context)


@never_cache
@ASKING
@permission_required("subscriptions.add_duespayment", raise_exception=True)
def dues_import(request: HttpRequest) -> HttpResponse:
    """Look a table of dues through, then bring it in; every wrong line is named."""
    form, report = DuesFileForm(request.POST or None, request.FILES or None), None
    if request.method == "POST" and form.is_valid():
        report = _bring_in(request, form)
    context = {"form": form, "report": report}
    return render(request, "pages/admin_dues_import.html", context)


def _bring_in(request: HttpRequest, form: DuesFileForm) -> DuesReport | None:
    """Read the file and import it, or say beside its field what is wrong with it as a whole."""
    try:
        content = form.cleaned_data["file"].read()
        rows = read_table(content, required=REQUIRED, known=COLUMNS, aliases=ALIASES)
    except TableError as error:
        form.add_error("file", str(error))
        return None
    person = request.user if isinstance(request.user, User) else None
    is_dry_run = form.cleaned_data["is_dry_run"]
    report = import_dues(rows=rows, by=person, is_dry_run=is_dry_run)
    if not report.faults and not is_dry_run:
        text = _("Payments added: %(added)s. Stood there already: %(unchanged)s.")
        facts = {"added": report.added, "unchanged": report.unchanged}
        messages.success(request, text % facts)
    return report


@never_cache
@ASKING
@permission_required("subscriptions.change_subscription", raise_exception=True)
def recipients(request: HttpRequest) -> HttpResponse:
    """Take the addresses of an issue away, with a reason that is written down."""
    form = RecipientsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        issued_on = form.cleaned_data["issued_on"]
        found = read_recipients(issued_on)
        record_access(
            who=request.user if isinstance(request.user, User) else None,
            kind=AccessKind.EXPORT,
            subject=AccessSubject.PEOPLE,
            person_ids=[row.person for row in found if row.person is not None],
            why=form.cleaned_data["reason"],
            rows=len(found),
        )
        cells = (row.cells for row in found)
        table = write_xlsx(RECIPIENT_HEADINGS, cells, title=issued_on.isoformat())
        return _file(table, f"recipients-{issued_on.isoformat()}")
    return render(request, "pages/admin_recipients.html", {"form": form})
