"""Screens of the admin about one person: vouching for them and taking it back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.choices import AccessKind, AccessSubject, VerificationGround
from people.forms.staff import RevokeForm, VerifyForm
from people.models import User
from people.selectors import verification_of
from people.services import (
    VerificationRefused,
    record_access,
    revoke_verification,
    verify_person,
)

VERIFY_RIGHT = "people.add_verification"


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(VERIFY_RIGHT, raise_exception=True)
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Vouch for a person after looking at something, or take it back with a reason."""
    person = get_object_or_404(User, pk=pk)
    holding = verification_of(person)
    form = (RevokeForm if holding else VerifyForm)(request.POST or None)
    staff: Any = request.user
    if request.method == "POST" and form.is_valid():
        try:
            if holding:
                revoke_verification(verification=holding, revoked_by=staff, **form.cleaned_data)
            else:
                ground = VerificationGround.STAFF
                verify_person(person=person, verified_by=staff, ground=ground, **form.cleaned_data)
        except VerificationRefused as refused:
            form.add_error(None, str(refused))
        else:
            _log(staff, person, AccessKind.CHANGE)
            messages.success(request, _("Saved."))
            return redirect("people_verify", pk)
    _log(staff, person, AccessKind.VIEW)
    context = {"person": person, "holding": holding, "form": form}
    return render(request, "pages/admin_verify.html", context)


def _log(staff: Any, person: User, kind: AccessKind) -> None:
    record_access(who=staff, kind=kind, subject=AccessSubject.ACCOUNT, person_ids=[person.pk])
