"""One case at the editors' desk: where it comes from, what changed, what it resembles."""

from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from best_practice.models import Case, CaseLookalike
from best_practice.models.pages import STORY_NAMES
from best_practice.selectors.desk.comparing import compare_states, side_by_side
from best_practice.selectors.desk.history import colleagues_for, history_of, versions_of
from best_practice.selectors.desk.lookalikes import texts_of_cases
from best_practice.services.hand_over_cases import HandOverRefused, hand_over_case
from best_practice.services.mark_text import dismiss_lookalike
from best_practice.views.desk.reports import RIGHT


def at_the_desk(view: Any) -> Any:
    """Let only those in who correct cases; nothing of it is kept by browsers."""

    @wraps(view)
    @never_cache
    @permission_required(RIGHT, raise_exception=True)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    return inner


@require_safe
@at_the_desk
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell who sent the case, who approved which version, and through whose hands it went."""
    case = get_object_or_404(Case.objects.select_related("submitter"), pk=pk)
    context = {
        "case": case,
        "history": history_of(case),
        "versions": versions_of(case),
        "colleagues": colleagues_for(case),
    }
    return render(request, "pages/admin_case_history.html", context)


@require_http_methods(["POST"])
@at_the_desk
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the case to another confirmed account of the body that sent it."""
    case = get_object_or_404(Case, pk=pk)
    chosen = request.POST.get("incoming", "")
    incoming = next((one for one in colleagues_for(case) if str(one.pk) == chosen), None)
    if incoming is None:
        messages.error(request, _("Choose a colleague from the list."))
        return redirect("case_desk_history", pk)
    try:
        hand_over_case(case=case, incoming=incoming, editor=request.user)  # type: ignore[arg-type]
    except HandOverRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The case has passed to the chosen account."))
    return redirect("case_desk_history", pk)


@require_safe
@at_the_desk
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what differs between two states of the case, row by row."""
    case = get_object_or_404(Case.objects.select_related("theme"), pk=pk)
    comparison = compare_states(case, request.GET.get("from", ""), request.GET.get("to", ""))
    context = {"case": case, "comparison": comparison}
    return render(request, "pages/admin_case_compare.html", context)


@require_safe
@at_the_desk
def alike(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a sent description and the case it resembles side by side."""
    pair = get_object_or_404(CaseLookalike.objects.select_related("draft__case", "case"), pk=pk)
    theirs, page = texts_of_cases([pair.case_id], pair.draft.language, is_public=False).get(
        pair.case_id, ({}, None)
    )
    names = ("title", "summary", *STORY_NAMES)
    mine = pair.draft.sent.get("texts", {})
    rows = side_by_side(
        {name: mine.get(name, "") for name in names}, {name: theirs.get(name, "") for name in names}
    )
    context = {"pair": pair, "page": page, "rows": rows}
    return render(request, "pages/admin_case_alike.html", context)


@require_POST
@at_the_desk
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the two are different cases."""
    pair = get_object_or_404(CaseLookalike, pk=pk)
    dismiss_lookalike(lookalike=pair, editor=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Noted: they are two different cases."))
    return redirect("case_desk_waiting")
