"""What people tell about themselves for reports, of their own will."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.choices import Gender
from people.models import PersonStatistics

OLDEST = 110
YOUNGEST = 14


class StatisticsForm(forms.Form):
    """Every answer may stay away; empty answers take back what was told before."""

    gender = forms.ChoiceField(
        label=_("Gender"), choices=Gender.choices, required=False, widget=forms.RadioSelect
    )
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        help_text=_("Four figures, for example 1985. Not the day: reports do not need it."),
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, known: PersonStatistics | None = None, **kwargs: Any) -> None:
        if known is not None:
            kwargs["initial"] = {"gender": known.gender, "birth_year": known.birth_year}
        super().__init__(*args, **kwargs)

    def clean_birth_year(self) -> int | None:
        """Refuse years in which nobody who uses the portal was born."""
        year: int | None = self.cleaned_data["birth_year"]
        now = timezone.localdate().year
        if year is not None and not now - OLDEST <= year <= now - YOUNGEST:
            raise forms.ValidationError(
                _("Type a year between %(first)s and %(last)s."),
                code="year",
                params={"first": now - OLDEST, "last": now - YOUNGEST},
            )
        return year
