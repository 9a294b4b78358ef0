"""Second factors: the code of an app, recovery codes, passkeys."""

from typing import Any

from allauth.mfa.base import forms as library
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from people.engine import tidy_name
from people.forms.look import CodeLook, DeviceField, PortalLook

KEY_NAME_LENGTH = 60


class ActivateAppForm(CodeLook, totp.ActivateTOTPForm):
    """Takes the first code of the app: it proves that the app has read the drawing."""

    labels = {"code": _("Code from the app")}


class SecondFactorForm(CodeLook, library.AuthenticateForm):
    """Takes the code of the app, or a recovery code, after the password."""

    labels = {"code": _("Code from the app, or a recovery code")}


class AskAgainFactorForm(CodeLook, library.ReauthenticateForm):
    """Takes the code of the app before something that matters."""

    labels = {"code": _("Code from the app, or a recovery code")}


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

    def clean_passwordless(self) -> bool:
        """Every key here opens the account alone, so every key must know its owner."""
        return True


class KeySignInForm(PortalLook, webauthn.LoginWebAuthnForm):
    """Signs in with a passkey; whose device it is comes from the form beside it."""

    device = DeviceField()
