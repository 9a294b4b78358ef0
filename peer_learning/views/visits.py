"""Asking for a visit or a mentor, and answering such a request."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from peer_learning.choices import VisitKind, VisitState
from peer_learning.forms.exchange import VisitAnswerForm, VisitForm
from peer_learning.models import VisitRequest
from peer_learning.selectors.exchange import Sides, visit_seen_by
from peer_learning.selectors.sides import foreign, hosts_of, own_places
from peer_learning.services.visits import (
    VisitRefused,
    Wish,
    agree_to_date,
    answer_visit,
    request_visit,
    withdraw_visit,
)
from peer_learning.views.ways import case_or_404, frame_of, person_of
from people.access import is_within_rate
from people.services import FormKeyRefused
from people.views import KeepsTypedText


@method_decorator(never_cache, name="dispatch")
class RequestView(KeepsTypedText, View):
    """Ask those who did it to be received, or for somebody who helps."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        """Show the form, with what an expired session held."""
        held = self.release_held(request) or {}
        typed = {name: values[-1] for name, values in held.items() if values}
        kind = request.GET.get("kind", "")
        first = {"kind": kind} if kind in VisitKind.values else {}
        initial = {**first, **typed, "form_key": uuid.uuid4()}
        return self._page(number, {"initial": initial})

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Send it once; too many wait."""
        form = self._form(number, {"data": request.POST})
        if not form.is_valid():
            return self._page(number, {}, form)
        if not is_within_rate(request, action="request_visit"):
            form.add_error(None, _("You have sent many requests today. Send this one tomorrow."))
            return self._page(number, {}, form, status=429)
        try:
            visit = self._keep(form, number)
        except VisitRefused as error:
            form.add_error(None, str(error))
            return self._page(number, {}, form)
        except FormKeyRefused:
            return redirect("case_visit", number=number)
        messages.success(request, _("Sent. Your colleagues answer here; you get a letter."))
        return redirect("visit", number=number, pk=visit.pk)

    def _keep(self, form: VisitForm, number: int) -> VisitRequest:
        said = form.cleaned_data
        names = ("from_date", "until_date", "people", "words")
        wish = Wish(
            kind=VisitKind(said["kind"]),
            guest=form.places[said["guest"]],
            host=form.places[said["host"]],
            language=(get_language() or "ru")[:2],
            **{name: said[name] for name in names},
        )
        return request_visit(
            person=person_of(self.request),
            case=case_or_404(number),
            wish=wish,
            form_key=said["form_key"],
        )

    def _form(self, number: int, given: dict[str, Any]) -> VisitForm:
        guests = own_places(person_of(self.request))
        own = {row.pk for row in guests}
        hosts = [row for row in hosts_of(case_or_404(number)) if row.pk not in own]
        return VisitForm(hosts=hosts, guests=guests, **given)

    def _page(
        self, number: int, given: dict[str, Any], form: VisitForm | None = None, status: int = 200
    ) -> HttpResponse:
        shown = form or self._form(number, given)
        context = {
            **frame_of(case_or_404(number), _("Ask for a visit or a mentor")),
            "form": shown,
            "has_place": bool(shown.fields["guest"].choices),  # type: ignore[attr-defined]
            "has_host": bool(shown.fields["host"].choices),  # type: ignore[attr-defined]
            "hold": self.hold_token(self.request),
        }
        return render(self.request, "pages/visit_form.html", context, status=status)


@method_decorator(never_cache, name="dispatch")
class VisitView(KeepsTypedText, View):
    """One request as its two sides see it; the side that was asked answers here."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
        """Show where it stands."""
        held = self.release_held(request) or {}
        typed = {name: values[-1] for name, values in held.items() if values}
        return self._page(_sides(request, number, pk), VisitAnswerForm(initial=typed))

    def post(self, request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
        """Keep the answer of the side that was asked."""
        sides = _sides(request, number, pk)
        form = VisitAnswerForm(request.POST)
        if not form.is_valid():
            return self._page(sides, form)
        try:
            answer_visit(
                visit=sides.visit,
                person=person_of(request),
                state=VisitState(form.cleaned_data["state"]),
                words=form.cleaned_data["words"],
                offered_date=form.cleaned_data["offered_date"],
            )
        except VisitRefused as error:
            form.add_error(None, str(error))
            return self._page(sides, form)
        messages.success(request, _("Your colleagues get the answer by letter."))
        return redirect("visit", number=number, pk=pk)

    def _page(self, sides: Sides, form: VisitAnswerForm) -> HttpResponse:
        context = {
            **frame_of(sides.visit.case, str(VisitKind(sides.visit.kind).label).capitalize()),
            "visit": sides.visit,
            "sides": sides,
            "form": form,
            "lang": foreign(sides.visit.language),
            "may_answer": sides.is_host and sides.visit.state == VisitState.WAITING,
            "may_agree": sides.is_guest and sides.visit.state == VisitState.OTHER_DATE,
            "may_withdraw": sides.is_guest
            and sides.visit.state
            in {VisitState.WAITING, VisitState.OTHER_DATE, VisitState.ACCEPTED},
            "hold": self.hold_token(self.request),
        }
        return render(self.request, "pages/visit.html", context)


def _sides(request: HttpRequest, number: int, pk: uuid.UUID) -> Sides:
    sides = visit_seen_by(request.user, number, pk)
    if sides is None:
        raise Http404
    return sides


@never_cache
@require_POST
@login_required
def agree(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Take the other day that was offered."""
    sides = _sides(request, number, pk)
    try:
        agree_to_date(visit=sides.visit, person=person_of(request))
        messages.success(request, _("Agreed. Your colleagues get a letter."))
    except VisitRefused as error:
        messages.error(request, str(error))
    return redirect("visit", number=number, pk=pk)


@never_cache
@require_POST
@login_required
def take_back(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Take one's request back."""
    sides = _sides(request, number, pk)
    try:
        withdraw_visit(visit=sides.visit, person=person_of(request))
        messages.success(request, _("Taken back. Your colleagues get a letter."))
    except VisitRefused as error:
        messages.error(request, str(error))
    return redirect("visit", number=number, pk=pk)
