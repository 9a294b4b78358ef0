"""The portal's words on the library's fields, and the fields that the library does not have."""

from typing import Any

from allauth.account.fields import PasswordField
from allauth.core import context
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from people.access import is_within_rate
from people.choices import Device
from people.engine import tidy_phone

PASSWORD_MAX_BYTES = 4096
TYPE_PASSWORD = _("Type the password.")
EMPTY = {
    "password": TYPE_PASSWORD,
    "oldpassword": TYPE_PASSWORD,
    "password1": TYPE_PASSWORD,
    "password2": _("Type the password once more."),
    "code": _("Type the code."),
    "email": _("Type your e-mail."),
}


def refuse_long_password(password: str) -> None:
    """Refuse what would only keep the server busy; checked before anything is hashed."""
    if len(password.encode("utf-8", "replace")) > PASSWORD_MAX_BYTES:
        raise ValidationError(
            _("The password is too long: at most %(limit)s bytes."),
            code="too_long",
            params={"limit": PASSWORD_MAX_BYTES},
        )


def refuse_hurry(phone: str) -> None:
    """Refuse one more code to a number that has just got one; what is typed stays."""
    if not is_within_rate(context.request, action="text_code", key=phone, dry_run=True):
        raise ValidationError(
            _("This number has got enough codes for now. Wait a little, then ask again."),
            code="too_many",
        )


def tidy_login(login: str) -> str:
    """Give back what was typed as an e-mail or a kept number; raises ValidationError."""
    login = login.strip()
    if "@" in login:
        validate_email(login)
        return login.lower()
    if not settings.PHONES_OFFERED:
        raise ValidationError(_("Type your e-mail."), code="email")
    return tidy_phone(login)


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
            if name in EMPTY and not isinstance(field, LoginField):
                field.error_messages["required"] = EMPTY[name]
            if isinstance(field, PasswordField):
                field.validators = [*field.validators, refuse_long_password]
                field.help_text = self.hints.get(name, "")
            elif name in self.hints:
                field.help_text = self.hints[name]


class CodeLook(PortalLook):
    """A code is typed with the figures' keyboard of a phone."""

    labels = {"code": _("Code from the letter")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(inputmode="numeric", maxlength="20")


class PhoneField(forms.CharField):
    """A mobile number, spaced as one likes; cleaned to +996 and nine figures."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Mobile phone"))
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("error_messages", {"required": _("Type the mobile number.")})
        attributes = {"type": "tel", "autocomplete": "tel", "inputmode": "tel"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attributes))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """Give the number its one form."""
        value = super().clean(value)
        return tidy_phone(value) if value else value


class DeviceField(forms.ChoiceField):
    """Whose device this is; takes no answer for the careful one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Whose device is this?"),
            help_text=_("On a shared device you are signed out after 20 minutes without action."),
            choices=Device.choices,
            initial=Device.SHARED,
            widget=forms.RadioSelect,
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        """Fill in what was not chosen."""
        return super().clean(value or Device.SHARED)


class LoginField(forms.CharField):
    """E-mail or mobile phone, whichever the person has."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 254)
        super().__init__(**kwargs)
        self.label = _("E-mail or mobile phone") if settings.PHONES_OFFERED else _("E-mail")
        self.error_messages["required"] = (
            _("Type your e-mail or your mobile number.")
            if settings.PHONES_OFFERED
            else _("Type your e-mail.")
        )
        self.widget.attrs.update(autocomplete="username", autocapitalize="none", spellcheck="false")

    def clean(self, value: Any) -> Any:
        """Give either its one form."""
        return tidy_login(super().clean(value))
