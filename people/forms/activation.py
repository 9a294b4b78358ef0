"""The code of an account that was opened for somebody becomes a password and a consent."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from people.forms.accounts import NEW_PASSWORD_HINT
from people.forms.look import refuse_long_password

LONGEST_CODE = 30


class ActivationForm(forms.Form):
    """Code, password, consent; whether the code is good is said by the service."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("Twelve letters and figures from the letter or the sheet of paper."),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=NEW_PASSWORD_HINT,
        strip=False,
        validators=[refuse_long_password],
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    agrees = forms.BooleanField(
        label=_("I agree that my personal data is processed"),
        error_messages={"required": _("Without consent we may not keep your data.")},
    )

    def clean_password(self) -> str:
        """Refuse passwords that are easy to guess."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.initial.get("code"):
            self.fields["code"].widget = forms.HiddenInput()
