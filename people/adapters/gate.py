"""The admin opens to those only who have proved in this browser that they are themselves twice."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from people.access import is_staff_account
from people.models import User

# Doors and what they need to look right.
_OPEN = ("/admin/login/", "/admin/logout/", "/admin/sprite/", "/admin/jsi18n/")


class RequireSecondFactor:
    """Leads staff without a second factor to the page that tells how to set one up.

    Who has one and signed in without it (an older sign-in) is asked for it now. Switched by
    STAFF_SECOND_FACTOR; stands after the middleware of the account library.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at the admin's pages only."""
        if settings.STAFF_SECOND_FACTOR and self._is_guarded(request.path):
            way = self._way_round(request)
            if way:
                return HttpResponseRedirect(way)
        return self.get_response(request)

    def _is_guarded(self, path: str) -> bool:
        return path.startswith("/admin/") and not path.startswith(_OPEN)

    def _way_round(self, request: HttpRequest) -> str | None:
        person = request.user
        if not isinstance(person, User) or not is_staff_account(person):
            return None
        kinds = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
        if not kinds - {Authenticator.Type.RECOVERY_CODES}:
            return reverse("account_second_factor_needed")
        records = get_authentication_records(request, person)
        if any(record.get("method") == "mfa" for record in records):
            return None
        has_app = Authenticator.Type.TOTP in kinds
        name = "mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn"
        back = request.get_full_path() if request.method == "GET" else "/admin/"
        return f"{reverse(name)}?{urlencode({'next': back})}"
