"""Codes that open the account, by letter or by text, and the phone they go to."""

from typing import Any

from allauth.account import forms as library
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core import context
from django.utils.translation import gettext_lazy as _

from people.access import is_within_rate
from people.forms.look import CodeLook, DeviceField, LoginField, PortalLook, refuse_hurry
from people.models import User
from people.services.queue_letter import rehearse_letter


class RequestCodeForm(PortalLook, library.RequestLoginCodeForm):
    """Asks for a code to sign in with; the answer is the same for what nobody has."""

    field_order = ("login", "device")
    _user: User | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"login": LoginField(), "device": DeviceField()}

    def clean(self) -> dict[str, Any]:
        """Find the account; count what is asked for this address from this place."""
        cleaned: dict[str, Any] = super().clean()
        login = cleaned.get("login", "")
        if login.startswith("+"):
            cleaned["phone"] = login
            refuse_hurry(login)
            self.clean_phone()
        elif login:
            cleaned["email"] = login
            self._refuse_flood(login)
            self.clean_email()
            self._trust_confirmed(login)
        return cleaned

    def _refuse_flood(self, email: str) -> None:
        """Limit who asks for letters to an address; its owner elsewhere is not kept from one."""
        place = f"{email} {get_adapter().get_client_ip(context.request)}"
        if not is_within_rate(context.request, action="login_letter", key=place):
            raise get_adapter().validation_error("too_many_login_attempts")

    def _trust_confirmed(self, email: str) -> None:
        """Open no account whose address was never confirmed: another may have set its password."""
        confirmed = EmailAddress.objects.filter(email=email, verified=True, user=self._user)
        if self._user is None or not confirmed.exists():
            self._user = None
            rehearse_letter(kind="login_code", recipient=email, code="0000-0000")


class ConfirmLoginCodeForm(CodeLook, library.ConfirmLoginCodeForm):
    """Takes the code and signs in."""

    labels = {"code": _("Code from the letter or text")}


class ChangePhoneForm(PortalLook, library.ChangePhoneForm):
    """Asks for the new number; it counts once its code is typed."""

    labels = {"phone": _("New mobile phone")}
    hints = {"phone": _("For example 0555 12 34 56. A code comes to it by text.")}

    def clean_phone(self) -> str:
        """Refuse the same number, and one that has got enough codes."""
        phone: str = super().clean_phone()
        refuse_hurry(phone)
        return phone


class VerifyPhoneForm(CodeLook, library.VerifyPhoneForm):
    """Confirms a number."""

    labels = {"code": _("Code from the text")}
