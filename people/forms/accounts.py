"""The forms of the account pages: the library's rules in the portal's words."""

from typing import Any

from allauth.account import forms as library
from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from people.access import DEVICE_KEY, limit_session
from people.choices import PRIVACY_TEXT_VERSION, ConsentKind
from people.engine import tidy_name
from people.forms.look import CodeLook, DeviceField, LoginField, PortalLook, refuse_hurry
from people.models import User
from people.selectors import person_with_phone
from people.services import name_person, record_consent
from people.services.queue_letter import rehearse_letter

NEW_PASSWORD_HINT = _("At least 10 characters; letters of any language, spaces and signs will do.")


class LoginForm(PortalLook, library.LoginForm):
    """Signs in; whose device it is decides how long for."""

    labels = {"password": _("Password")}

    device = DeviceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = LoginField()
        self.order_fields(("login", "password", "device"))

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponseBase:
        """Sign in, or lead to the code page when the address is not confirmed yet."""
        request.session[DEVICE_KEY] = self.cleaned_data["device"]
        response = super().login(request, redirect_url=redirect_url)
        if isinstance(request.user, User):
            limit_session(session=request.session, person=request.user)
        return response


class SignupForm(PortalLook, library.SignupForm):
    """Opens an account: name, e-mail or phone, password, and the consent to keep them."""

    labels = {"email": _("E-mail"), "phone": _("Mobile phone"), "password1": _("Password")}
    hints = {
        "email": _("A code to confirm the address comes to it."),
        "phone": _("Only when you have no e-mail. A code to confirm the number comes to it."),
        "password1": NEW_PASSWORD_HINT,
    }
    field_order = ("display_name", "email", "phone", "password1", "agrees")

    display_name = forms.CharField(
        label=_("Surname, first name, patronymic"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Type your surname and first name.")},
    )
    agrees = forms.BooleanField(
        label=_("I agree that my personal data is processed"),
        error_messages={"required": _("Without consent we may not keep your data.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if settings.PHONES_OFFERED:
            self.fields["email"].required = False
        else:
            del self.fields["phone"]

    def clean_phone(self) -> str:
        """Refuse a number that has got enough codes."""
        phone: str = self.cleaned_data["phone"]
        if phone:
            refuse_hurry(phone)
        return phone

    def _clean_contacts(self, email: str | None, phone: str | None) -> None:
        """Take one of the two: each needs a code, and one code is enough to begin with."""
        if email and phone:
            self.add_error(
                "phone", _("One of the two is enough: the other can be added to the account later.")
            )
        elif not (email or phone or self.errors.keys() & {"email", "phone"}):
            self.add_error("email", _("Type your e-mail or your mobile number."))

    def clean_display_name(self) -> str:
        """One canonical form; no invisible signs, no passing for staff."""
        return tidy_name(self.cleaned_data["display_name"])

    def clean(self) -> dict[str, Any]:
        """Compare the password with the name too; the library knows only the address."""
        cleaned = super().clean()
        self._clean_contacts(cleaned.get("email"), cleaned.get("phone"))
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
    """Asks for a code by letter or text; the answer is the same for what nobody has."""

    email = LoginField()

    def clean_email(self) -> str:
        """Find the account of an address or a number."""
        login: str = self.cleaned_data["email"]
        if not login.startswith("+"):
            address: str = super().clean_email()
            return address
        refuse_hurry(login)
        person = person_with_phone(login)
        self.users = [person] if person and person.is_active else []
        return login

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Send the code; for what nobody has the same work is done and taken back."""
        login = self.cleaned_data["email"]
        if not self.users and login.startswith("+"):
            get_adapter(request).send_unknown_account_sms(login)
        elif not self.users:
            rehearse_letter(kind="password_reset_code", recipient=login, code="0000-0000")
        answer: str = super().save(request, **kwargs)
        return answer


class NewPasswordForm(PortalLook, library.ResetPasswordKeyForm):
    """Takes the new password after the code."""

    labels = {"password1": _("New password"), "password2": _("New password once more")}
    hints = {"password1": NEW_PASSWORD_HINT}


class ReauthenticateForm(PortalLook, library.ReauthenticateForm):
    """Asks for the password once more before something that matters."""

    labels = {"password": _("Password")}


class ConfirmEmailForm(CodeLook, library.ConfirmEmailVerificationCodeForm):
    """Confirms an address."""


class ConfirmResetForm(CodeLook, library.ConfirmPasswordResetCodeForm):
    """Confirms that the letter or text of a lost password was read."""

    labels = {"code": _("Code from the letter or text")}
