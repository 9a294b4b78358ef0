"""Everything that guards an account, on one page: addresses, password, second factor, browsers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from django.views.generic import TemplateView

from people.access import is_staff_account
from people.engine import spaced_phone
from people.models import PhoneNumber, User
from people.selectors import open_sign_ins
from people.services.confirm_phone import PhoneRefused, remove_phone
from people.services.end_sign_in import end_other_sign_ins, end_sign_in

Answer = Callable[..., HttpResponseBase]


def _has_nothing_to_prove(person: User) -> bool:
    """Say whether the person could not be asked again: neither a password nor a second factor."""
    if person.has_usable_password():
        return False
    return not Authenticator.objects.filter(user=person).exists()


def password_first(view: Answer) -> Answer:
    """Lead somebody who has nothing to prove themselves with to set a password, then go on."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        person = request.user
        if isinstance(person, User) and _has_nothing_to_prove(person):
            messages.info(request, _("Set a password first; then go on."))
            return redirect("account_set_password")
        return view(request, *args, **kwargs)

    return guarded


def asks_again(view: Answer) -> Answer:
    """Ask for the password or the second factor once more, before something that matters."""
    asking: Answer = reauthentication_required(view)
    return password_first(asking)


class SecurityView(LoginRequiredMixin, TemplateView):
    """Shows what guards the account and leads to where it is changed."""

    template_name = "account/security.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Three statements, however many keys and browsers there are."""
        person: Any = self.request.user
        number = PhoneNumber.objects.filter(person=person).first()
        factors = list(Authenticator.objects.filter(user=person).order_by("created_at"))
        kinds = Authenticator.Type
        codes = next((one for one in factors if one.type == kinds.RECOVERY_CODES), None)
        return {
            **super().get_context_data(**kwargs),
            "page_title": _("Sign-in and security"),
            "phone": spaced_phone(number.phone) if number else "",
            "is_phone_confirmed": bool(number and number.confirmed_at),
            "phones_offered": settings.PHONES_OFFERED,
            "has_password": person.has_usable_password(),
            "app": next((one for one in factors if one.type == kinds.TOTP), None),
            "keys": [one for one in factors if one.type == kinds.WEBAUTHN],
            "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
            "sign_ins": open_sign_ins(person=person, session_key=self.request.session.session_key),
            "needs_factor": settings.STAFF_SECOND_FACTOR and is_staff_account(person),
        }


class SecondFactorNeededView(LoginRequiredMixin, TemplateView):
    """Tells staff what to do before the admin opens."""

    template_name = "account/second_factor_needed.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the page."""
        title = _("The admin asks for a second factor")
        return {**super().get_context_data(**kwargs), "page_title": title}


@method_decorator(asks_again, name="dispatch")
class EndSignInView(View):
    """Signs one other browser out."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """End it; a sign-in of somebody else is not found here."""
        person: Any = request.user
        if end_sign_in(person=person, sign_in_id=kwargs["pk"]):
            messages.success(request, _("That browser is signed out."))
        else:
            messages.info(request, _("That browser was signed out already."))
        return redirect("account_security")


@method_decorator(asks_again, name="dispatch")
class EndOthersView(View):
    """Signs all other browsers out."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """End them and say how many there were."""
        person: Any = request.user
        count = end_other_sign_ins(person=person, session_key=request.session.session_key)
        words = ngettext(
            "%(count)s other browser is signed out.",
            "%(count)s other browsers are signed out.",
            count,
        )
        messages.success(request, words % {"count": count})
        return redirect("account_security")


@method_decorator(asks_again, name="dispatch")
class RemovePhoneView(View):
    """Takes the phone off the account."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Remove it where something else opens the account."""
        person: Any = request.user
        try:
            remove_phone(person=person)
        except PhoneRefused:
            messages.error(request, _("Add an e-mail first: nothing else opens your account."))
        else:
            messages.success(request, _("The phone is removed."))
        return redirect("account_security")
