"""The list of issues, a new issue, and one issue with everything in it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from magazine.choices import PLAN_RIGHT, PUBLISH_RIGHT, STATES_READY
from magazine.engine.numbering import Numbers
from magazine.forms.desk import LANGUAGES, NumbersForm, PlanForm
from magazine.selectors.desk.board import Desk
from magazine.selectors.desk.numbers import proposed_numbers
from magazine.selectors.desk.shelf import issues_at_work
from magazine.services.renumber_issue import renumber_issue
from magazine.services.start_issue import NumberRefused, NumberUnlikely, start_issue
from magazine.viewsets.doors import at_the_desk, back_to, desk_or_404, posted


@require_safe
@at_the_desk(PLAN_RIGHT)
def issues(request: HttpRequest) -> HttpResponse:
    """Every issue with how far it is, the newest first."""
    context = {"issues": issues_at_work(), "may_publish": request.user.has_perm(PUBLISH_RIGHT)}
    return render(request, "pages/admin_magazine_issues.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk(PUBLISH_RIGHT)
def new(request: HttpRequest) -> HttpResponse:
    """Begin the next issue; its number is proposed."""
    today = timezone.localdate()
    initial = {**_fields(proposed_numbers(day=today)), "date_ru": today, "date_ky": today}
    form = NumbersForm(posted(request), initial=initial)
    person: Any = request.user
    if form.is_valid():
        try:
            key = start_issue(**form.values, by=person)
        except NumberRefused as error:
            _explain(form, error)
        else:
            messages.success(request, _("The issue has begun, in both languages."))
            return redirect("magazine_desk_issue", key)
    return render(request, "pages/admin_magazine_numbers.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk(PUBLISH_RIGHT)
def numbers(request: HttpRequest, key: UUID) -> HttpResponse:
    """Correct the numbers and dates of an issue."""
    desk = desk_or_404(key)
    first = next(iter(desk.issues.values()))
    dates = {f"date_{name}": issue.issue_date for name, issue in desk.issues.items()}
    missing = {f"date_{name}": first.issue_date for name in LANGUAGES}
    form = NumbersForm(posted(request), initial={**missing, **dates, **_fields(first.numbers)})
    person: Any = request.user
    if form.is_valid():
        try:
            renumber_issue(**form.values, issue_key=key, by=person)
        except NumberRefused as error:
            _explain(form, error)
        else:
            messages.success(request, _("The numbers are changed in every language."))
            return back_to(key)
    return render(request, "pages/admin_magazine_numbers.html", {"form": form, "desk": desk})


def _fields(found: Numbers) -> dict[str, Any]:
    """Numbers as the form shows them: a single issue has no last one."""
    is_double = found.number_to != found.number_from
    return {
        "number_from": found.number_from,
        "number_to": found.number_to if is_double else None,
        "running_from": found.running_from,
        "running_to": found.running_to if is_double else None,
    }


def _explain(form: NumbersForm, error: NumberRefused) -> None:
    """Say why above the form; what only needs a yes gets its box."""
    form.add_error(None, str(error))
    form.asks_to_confirm = isinstance(error, NumberUnlikely)  # type: ignore[attr-defined]


@require_safe
@at_the_desk(PLAN_RIGHT)
def issue(request: HttpRequest, key: UUID) -> HttpResponse:
    """One issue: what is planned, how far it is, what stands in the way."""
    return show_issue(request, desk_or_404(key), PlanForm())


def show_issue(request: HttpRequest, desk: Desk, form: PlanForm) -> HttpResponse:
    """Draw the screen, also with a form that has faults."""
    may_publish = request.user.has_perm(PUBLISH_RIGHT)
    ready = sum(count for state, count in desk.counts if state in STATES_READY)
    context = {
        "desk": desk,
        "form": form,
        "may_publish": may_publish,
        "closed_moves": set() if may_publish else STATES_READY,
        "obstacles": desk.obstacles(desk.release.later if desk.release else ()),
        "ready": ready,
        "standing": [(state.label, count) for state, count in desk.counts if count],
        "planned": sum(count for _state, count in desk.counts),
        "today": timezone.localdate(),
    }
    status = 422 if form.errors else 200
    return render(request, "pages/admin_magazine_issue.html", context, status=status)
