"""What a visitor says about a mistake."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_ADDRESS = 500
LONGEST_TEXT = 3000


def plain_path(value: str) -> str:
    """Keep only a path of our own; anything else says nothing about a page."""
    path = "".join(character for character in value if character.isprintable())
    # Browsers read a backslash as a slash, and two of them begin another host.
    is_own = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path[:LONGEST_ADDRESS] if is_own else ""


class MistakeForm(forms.Form):
    """Where it is, what is wrong, and an address for the answer."""

    text = forms.CharField(
        label=_("What is wrong"),
        help_text=_("For example: a sum, a name, a date. Say how it should be, if you know."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 5}),
        error_messages={
            "required": _("Write what is wrong."),
            "max_length": _(
                "Write at most %(limit_value)d characters; now there are %(show_value)d."
            ),
        },
    )
    email = forms.EmailField(
        label=_("E-mail for the answer"),
        help_text=_("We write only about this mistake."),
        required=False,
        error_messages={"invalid": _("Write the address like this: name@example.kg")},
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    page = forms.CharField(required=False, widget=forms.HiddenInput)
    form_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_page(self) -> str:
        """Forget addresses that are not of this portal."""
        return plain_path(self.cleaned_data["page"])

    def clean_form_key(self) -> uuid.UUID:
        """Give a form whose key was lost a new one; nobody can mend a hidden field."""
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid.uuid4()

    @classmethod
    def opened_on(cls, page: str, email: str) -> "MistakeForm":
        """Give an empty form for a page, with its own key."""
        initial: dict[str, Any] = {
            "page": plain_path(page),
            "email": email,
            "form_key": uuid.uuid4(),
        }
        return cls(initial=initial)
