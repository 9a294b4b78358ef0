"""Forms of the admin about people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserEditForm


class AccountEditForm(UserEditForm):
    """Wagtail's form in the portal's words: one field for the name, the address is only shown.

    An address is changed by its owner, who proves both the old and the new one.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].label = _("Surname, first name, patronymic")
        self.fields["last_name"].required = False
        self.fields["email"].disabled = True
        self.fields["email"].required = False


class VerifyForm(forms.Form):
    """What staff looked at before vouching for a person."""

    note = forms.CharField(
        label=_("What was looked at"),
        help_text=_("For example: a call to the office. No numbers of documents."),
        max_length=200,
    )


class RevokeForm(forms.Form):
    """Why nobody vouches for a person any more."""

    reason = forms.CharField(label=_("Why"), help_text=_("The person reads this."), max_length=200)


class ReasonForm(forms.Form):
    """What people are exported for."""

    reason = forms.CharField(
        label=_("What for"),
        help_text=_("The people in the list read this. Do not name anybody."),
        max_length=200,
        min_length=5,
    )
