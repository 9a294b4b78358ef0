"""The forms of the account pages: the library's rules in the portal's words."""

from typing import Any

from allauth.account import forms as library
from allauth.account.fields import PasswordField
from django import forms
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from people.access import DEVICE_KEY, limit_session
from people.choices import PRIVACY_TEXT_VERSION, ConsentKind, Device
from people.engine import tidy_name
from people.models import User
from people.services import name_person, record_consent
from people.services.queue_letter import rehearse_letter

PASSWORD_MAX_BYTES = 4096
NEW_PASSWORD_HINT = _("At least 10 characters; letters of any language, spaces and signs will do.")


def refuse_long_password(password: str) -> None:
    """Refuse what would only keep the server busy; checked before anything is hashed."""
    if len(password.encode("utf-8", "replace")) > PASSWORD_MAX_BYTES:
        raise ValidationError(
            _("The password is too long: at most %(limit)s bytes."),
            code="too_long",
            params={"limit": PASSWORD_MAX_BYTES},
        )


class PortalLook:
    """Puts the portal's labels and hints on the library's fields; limits passwords.

    A field keeps the library's behaviour; only words, placeholders and the limit change.
    """

    labels: dict[str, Any] = {}
    hints: dict[str, Any] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            if isinstance(field, PasswordField):
                field.validators = [*field.validators, refuse_long_password]
                field.help_text = self.hints.get(name, "")
            elif name in self.hints:
                field.help_text = self.hints[name]


class DeviceField(forms.ChoiceField):
    """Takes no answer for the careful one."""

    def clean(self, value: Any) -> Any:
        """Fill in what was not chosen."""
        return super().clean(value or Device.SHARED)


class LoginForm(PortalLook, library.LoginForm):
    """Signs in; whose device it is decides how long for."""

    labels = {"login": _("E-mail"), "password": _("Password")}

    device = DeviceField(
        label=_("Whose device is this?"),
        help_text=_("On a shared device you are signed out after 20 minutes without action."),
        choices=Device.choices,
        initial=Device.SHARED,
        widget=forms.RadioSelect,
    )

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponseBase:
        """Sign in, or lead to the code page when the address is not confirmed yet."""
        request.session[DEVICE_KEY] = self.cleaned_data["device"]
        response = super().login(request, redirect_url=redirect_url)
        if isinstance(request.user, User):
            limit_session(session=request.session, person=request.user)
        return response


class SignupForm(PortalLook, library.SignupForm):
    """Opens an account: name, address, password, and the consent without which nothing is kept."""

    labels = {"email": _("E-mail"), "password1": _("Password")}
    hints = {
        "email": _("A code to confirm the address comes to it."),
        "password1": NEW_PASSWORD_HINT,
    }
    field_order = ("display_name", "email", "password1", "agrees")

    display_name = forms.CharField(
        label=_("Surname, first name, patronymic"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    agrees = forms.BooleanField(
        label=_("I agree that my personal data is processed"),
        error_messages={"required": _("Without consent we may not keep your data.")},
    )

    def clean_display_name(self) -> str:
        """One canonical form; no invisible signs, no passing for staff."""
        return tidy_name(self.cleaned_data["display_name"])

    def clean(self) -> dict[str, Any]:
        """Compare the password with the name too; the library knows only the address."""
        cleaned = super().clean()
        name, password = cleaned.get("display_name"), cleaned.get("password1")
        if name and password:
            try:
                UserAttributeSimilarityValidator(["first_name"]).validate(
                    password, User(first_name=name)
                )
            except ValidationError as error:
                self.add_error("password1", error)
        return cleaned

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponseBase | None]:
        """Open the account; a taken address takes as long, or the clock would tell of it."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        answer: tuple[User | None, HttpResponseBase | None] = super().try_save(request)
        return answer

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        """Account, name and consent together or not at all."""
        person: User = super().save(request)
        language = get_language() or "ru"
        name_person(
            person=person, display_name=self.cleaned_data["display_name"], language=language
        )
        record_consent(
            person=person,
            kind=ConsentKind.PRIVACY,
            text_version=PRIVACY_TEXT_VERSION,
            language=language,
        )
        return person


class ChangeEmailForm(PortalLook, library.AddEmailForm):
    """Asks for the new address; it counts once its code is typed."""

    labels = {"email": _("New e-mail")}


class ChangePasswordForm(PortalLook, library.ChangePasswordForm):
    """Changes the password of somebody who knows the old one."""

    labels = {
        "oldpassword": _("Current password"),
        "password1": _("New password"),
        "password2": _("New password once more"),
    }
    hints = {"password1": NEW_PASSWORD_HINT}


class SetPasswordForm(PortalLook, library.SetPasswordForm):
    """Sets a first password."""

    labels = {"password1": _("New password"), "password2": _("New password once more")}
    hints = {"password1": NEW_PASSWORD_HINT}


class ResetPasswordForm(PortalLook, library.ResetPasswordForm):
    """Asks for a code by letter; the answer is the same for addresses nobody has."""

    labels = {"email": _("E-mail")}

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Send the code; for an address nobody has the same work is done and taken back."""
        if not self.users:
            email = self.cleaned_data["email"]
            rehearse_letter(kind="password_reset_code", recipient=email, code="0000-0000")
        answer: str = super().save(request, **kwargs)
        return answer


class NewPasswordForm(PortalLook, library.ResetPasswordKeyForm):
    """Takes the new password after the code."""

    labels = {"password1": _("New password"), "password2": _("New password once more")}
    hints = {"password1": NEW_PASSWORD_HINT}


class ReauthenticateForm(PortalLook, library.ReauthenticateForm):
    """Asks for the password once more before something that matters."""

    labels = {"password": _("Password")}


class CodeLook(PortalLook):
    """A code is typed with the figures' keyboard of a phone."""

    labels = {"code": _("Code from the letter")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(inputmode="numeric", maxlength="20")


class ConfirmEmailForm(CodeLook, library.ConfirmEmailVerificationCodeForm):
    """Confirms an address."""


class ConfirmResetForm(CodeLook, library.ConfirmPasswordResetCodeForm):
    """Confirms that the letter of a lost password was read."""
