"""Naming a search and choosing how often it writes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from search.choices import LONGEST_NAME, Frequency


class SearchForm(forms.Form):
    """Two answers; both have one ready."""

    name = forms.CharField(
        label=_("What to call it"),
        help_text=_("The letters and your page name it so."),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Give the search a name.")},
    )
    frequency = forms.ChoiceField(
        label=_("When to write to you"),
        help_text=_("Only when something new fits. A letter names ten at most."),
        choices=Frequency.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose when to write."), "invalid_choice": _("Choose one.")},
    )

    def clean_name(self) -> str:
        """One line: the name stands in the subject of a letter."""
        name: Any = self.cleaned_data["name"]
        return " ".join(str(name).split())
