"""For whom a kit is made, and when it begins."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisations.forms.register import DAY_FORMATS
from organisations.models import Municipality
from organisations.selectors.posts import places_called

LONGEST_NAME = 300
# A plan that begins in ten years is a slip of the keyboard.
LATEST_START = 5


class KitForm(forms.Form):
    """The municipality by name, and the first day; both may stay empty."""

    place = forms.CharField(
        label=_("Municipality"),
        help_text=_("Begin to type and choose from the list."),
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput({"list": "places", "autocomplete": "off"}),
    )
    start = forms.DateField(
        label=_("Begins"),
        help_text=_("For example 12.01.2027."),
        required=False,
        input_formats=DAY_FORMATS,
        error_messages={"invalid": _("Write the day like this: 12.01.2027.")},
    )

    municipality: Municipality | None = None

    def clean_place(self) -> str:
        """Find the one municipality that is meant, by name or by code."""
        text: str = self.cleaned_data["place"].strip()
        found = places_called(text) if text else []
        if len(found) == 1:
            self.municipality = found[0]
        elif found:
            raise forms.ValidationError(
                _("Several are called so. Choose from the list the one with its district.")
            )
        elif text:
            raise forms.ValidationError(
                _("There is no such municipality. Choose one from the list.")
            )
        return text

    def clean_start(self) -> Any:
        """A day within reach."""
        day = self.cleaned_data["start"]
        if day and abs(day.year - timezone.localdate().year) > LATEST_START:
            raise forms.ValidationError(_("Choose a day of the next five years."))
        return day
