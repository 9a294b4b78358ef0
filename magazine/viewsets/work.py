"""What is done to one article or one idea on the desk; each answers with the issue again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from magazine.choices import PLAN_RIGHT, PUBLISH_RIGHT, STATES_READY, WorkState
from magazine.forms.desk import PlanForm
from magazine.models import ArticlePlan, Section
from magazine.services.add_article import (
    KINDS,
    ArticleRefused,
    add_item,
    begin_article,
    plan_article,
)
from magazine.services.change_plan import change_plan, drop_plan
from magazine.services.move_article import MoveRefused, move_article
from magazine.services.order_items import shift_item, shift_plan
from magazine.viewsets.desk import show_issue
from magazine.viewsets.doors import (
    at_the_desk,
    back_to,
    desk_or_404,
    issue_or_404,
    posted,
    refused,
)


@require_POST
@at_the_desk(PLAN_RIGHT)
def plan(request: HttpRequest, key: UUID) -> HttpResponse:
    """Put an idea on the plan; with "begin" its pages are made at once."""
    desk = desk_or_404(key)
    form = PlanForm(request.POST)
    if not form.is_valid():
        return show_issue(request, desk, form)
    added = plan_article(issue_key=key, **form.cleaned_data)
    if "begin" in request.POST:
        begin_article(plan=added, by=request.user)  # type: ignore[arg-type]  # signed in
    return back_to(key)


@require_POST
@at_the_desk(PLAN_RIGHT)
def add(request: HttpRequest, key: UUID) -> HttpResponse:
    """Add an announcement or a table of the goals in both languages."""
    issue_or_404(key)
    kind, title = request.POST.get("kind", ""), request.POST.get("title", "").strip()[:255]
    if kind not in KINDS or not title:
        return refused(request, ArticleRefused(_("Say what it is and how it is called.")), key)
    section = Section.objects.order_by("position").first() if kind == "article" else None
    person: Any = request.user
    add_item(issue_key=key, title=title, by=person, kind=kind, section=section)
    return back_to(key)


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk(PLAN_RIGHT)
def edit(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """Change who does what until when."""
    found = get_object_or_404(ArticlePlan, pk=pk, issue_key=key)
    names = ("title", "section", "responsible", "due_on", "note")
    form = PlanForm(posted(request), initial={name: getattr(found, name) for name in names})
    if form.is_valid():
        change_plan(plan=found, **form.cleaned_data)
        messages.success(request, _("The plan is saved."))
        return back_to(key)
    context = {"form": form, "plan": found, "key": key}
    return render(request, "pages/admin_magazine_plan.html", context)


@require_POST
@at_the_desk(PLAN_RIGHT)
def move(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """Give an article its next state; only those who publish call it ready."""
    found = get_object_or_404(ArticlePlan, pk=pk, issue_key=key)
    wanted = request.POST.get("state", "")
    if wanted not in WorkState.values:
        return refused(request, MoveRefused(_("There is no such state.")), key)
    state = WorkState(wanted)
    if state in STATES_READY and not request.user.has_perm(PUBLISH_RIGHT):
        raise PermissionDenied
    try:
        move_article(plan=found, state=state, by=request.user)  # type: ignore[arg-type]
    except MoveRefused as error:
        return refused(request, error, key)
    return back_to(key)


@require_POST
@at_the_desk(PLAN_RIGHT)
def begin(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """Make the pages of a planned article."""
    found = get_object_or_404(ArticlePlan, pk=pk, issue_key=key)
    try:
        begin_article(plan=found, by=request.user)  # type: ignore[arg-type]
    except ArticleRefused as error:
        return refused(request, error, key)
    return back_to(key)


@require_POST
@at_the_desk(PUBLISH_RIGHT)
def drop(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """Forget an idea."""
    found = get_object_or_404(ArticlePlan, pk=pk, issue_key=key)
    try:
        drop_plan(plan=found)
    except ArticleRefused as error:
        return refused(request, error, key)
    messages.success(request, _("The idea is off the plan."))
    return back_to(key)


@require_POST
@at_the_desk(PUBLISH_RIGHT)
def shift(request: HttpRequest, key: UUID, item: UUID) -> HttpResponse:
    """Move an item up or down, in every language."""
    issue_or_404(key)
    step = -1 if request.POST.get("step") == "up" else 1
    shift_item(issue_key=key, item_key=item, step=step, by=request.user)  # type: ignore[arg-type]
    return back_to(key)


@require_POST
@at_the_desk(PUBLISH_RIGHT)
def shift_idea(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """Move an idea up or down among the ideas."""
    found = get_object_or_404(ArticlePlan, pk=pk, issue_key=key, article_key=None)
    shift_plan(plan=found, step=-1 if request.POST.get("step") == "up" else 1)
    return back_to(key)
