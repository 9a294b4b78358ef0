"""The library's pages of codes and keys, led back to the one page about security."""

from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import RequestLoginCodeView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.totp.views import DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView, RemoveWebAuthnView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView as LibraryKeyView
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from people.access import DEVICE_KEY
from people.views.security import password_first


class RequestCodeView(RequestLoginCodeView):
    """Asks for a code to sign in with, and whose device it will be on."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Remember the device until the code has been typed."""
        self.request.session[DEVICE_KEY] = form.cleaned_data["device"]
        response: HttpResponse = super().form_valid(form)
        return response


class KeySignInView(LoginWebAuthnView):
    """Signs in with a passkey; the page with the button is the ordinary sign-in."""

    @method_decorator(never_cache)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Never from a cache: each question to the device serves once."""
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        """Remember whose device it is; lead back to where the visitor came from."""
        self.request.session[DEVICE_KEY] = form.cleaned_data["device"]
        response: HttpResponse = super().form_valid(form)
        way = get_next_redirect_url(self.request)
        return HttpResponseRedirect(way) if way and self.request.user.is_authenticated else response


@method_decorator(password_first, name="dispatch")
class AddKeyView(AddWebAuthnView):
    """Adds a passkey."""

    def get_success_url(self) -> str:
        """Show recovery codes that have just been made; else lead back."""
        made = self.did_generate_recovery_codes
        return reverse("mfa_view_recovery_codes" if made else "account_security")


class RemoveKeyView(RemoveWebAuthnView):
    """Removes a passkey."""

    success_url = reverse_lazy("account_security")


class AppDrawingView(LoginRequiredMixin, View):
    """Draws the secret that waits for its first code, for the app to read."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Draw it for the person it was made for; nothing where nothing waits."""
        secret = request.session.get(SECRET_SESSION_KEY)
        if not secret:
            raise Http404
        person: Any = request.user
        adapter = get_adapter()
        drawing = adapter.build_totp_svg(adapter.build_totp_url(person, secret))
        headers = {"Cache-Control": "private, no-store"}
        return HttpResponse(drawing, content_type="image/svg+xml", headers=headers)


class RemoveAppView(DeactivateTOTPView):
    """Switches the codes of the app off."""

    success_url = reverse_lazy("account_security")


class AskKeyAgainView(LibraryKeyView):
    """Asks for the passkey before something that matters."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Stay on the page: the library would lead somebody signed in to the sign-in."""
        super().form_invalid(form)
        return HttpResponseRedirect(self.passthrough_next_url(self.request.path))
