"""Second factors: the code of an app, recovery codes, passkeys."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as library
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn import forms as webauthn
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people.engine import tidy_name
from people.forms.look import CodeLook, DeviceField, PortalLook

KEY_NAME_LENGTH = 60


class ActivateAppForm(CodeLook, totp.ActivateTOTPForm):
    """Takes the first code of the app: it proves that the app has read the drawing."""

    labels = {"code": _("Code from the app")}

    def clean_code(self) -> str:
        """Use the code up: the library would let the same one sign in within its half minute."""
        code: str = super().clean_code()
        app = TOTP(Authenticator(user=self.user, type=Authenticator.Type.TOTP))
        if not app._mark_code_used(code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SecondFactorForm(CodeLook, library.AuthenticateForm):
    """Takes the code of the app, or a recovery code, after the password."""

    labels = {"code": _("Code from the app, or a recovery code")}


class AskAgainFactorForm(CodeLook, library.ReauthenticateForm):
    """Takes the code of the app before something that matters."""

    labels = {"code": _("Code from the app, or a recovery code")}


@contextmanager
def _whole_key() -> Iterator[None]:
    """Take an answer of no device for a wrong one, wherever the library stumbles over it."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError, struct.error, InvalidSignature):
        raise ValidationError(
            _("The device did not give its passkey. Try again, or use another way."), code="key"
        ) from None


class KeyForm(webauthn.AuthenticateWebAuthnForm):
    """Takes a passkey after the password."""

    def clean_credential(self) -> Any:
        """Refuse what no device answers."""
        with _whole_key():
            return super().clean_credential()


class AskAgainKeyForm(KeyForm, webauthn.ReauthenticateWebAuthnForm):
    """Takes the passkey before something that matters."""


class AddKeyForm(PortalLook, webauthn.AddWebAuthnForm):
    """Adds a passkey; the device asks for a finger, a face or its PIN each time."""

    labels = {"name": _("What do you call this device?")}
    hints = {"name": _("So that you can tell your keys apart: my phone, the laptop at work.")}

    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["maxlength"] = KEY_NAME_LENGTH

    def clean_name(self) -> str:
        """One line without invisible signs."""
        return tidy_name(super().clean_name()[:KEY_NAME_LENGTH])

    def clean(self) -> dict[str, Any]:
        """Refuse what no device answers."""
        with _whole_key():
            cleaned: dict[str, Any] = super().clean()
        return cleaned

    def clean_passwordless(self) -> bool:
        """Every key here opens the account alone, so every key must know its owner."""
        return True


class KeySignInForm(PortalLook, KeyForm, webauthn.LoginWebAuthnForm):
    """Signs in with a passkey; whose device it is comes from the form beside it."""

    device = DeviceField()
