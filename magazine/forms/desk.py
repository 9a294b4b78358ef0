"""Forms of the desk: numbers of an issue, what is planned, when it comes out."""

from typing import Any

from django import forms
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from magazine.choices import PLAN_RIGHT
from magazine.engine.numbering import LONGEST_RANGE, Numbers
from magazine.models import Section
from people.models import User

LANGUAGES = ("ru", "ky")
BIGGEST = 9999


def date_input() -> forms.DateInput:
    """The browser's own calendar."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class NumbersForm(forms.Form):
    """Numbers as they stand on the cover, and the date of each language."""

    number_from = forms.IntegerField(label=_("Number in the year"), min_value=1, max_value=99)
    number_to = forms.IntegerField(
        label=_("Last number, if it is a double issue"), required=False, min_value=1, max_value=99
    )
    running_from = forms.IntegerField(label=_("Running number"), min_value=1, max_value=BIGGEST)
    running_to = forms.IntegerField(
        label=_("Last running number, if it is a double issue"),
        required=False,
        min_value=1,
        max_value=BIGGEST + LONGEST_RANGE,
    )
    date_ru = forms.DateField(label=_("Date of the Russian issue"), widget=date_input())
    date_ky = forms.DateField(label=_("Date of the Kyrgyz issue"), widget=date_input())
    is_confirmed = forms.BooleanField(
        label=_("Yes, this is the number that is printed"), required=False
    )

    @property
    def numbers(self) -> Numbers:
        """The numbers as one value; call only once the form is valid."""
        given = self.cleaned_data
        return Numbers(
            given["number_from"],
            given["number_to"] or given["number_from"],
            given["running_from"],
            given["running_to"] or given["running_from"],
        )

    @property
    def values(self) -> dict[str, Any]:
        """What the services are asked with."""
        return {
            "numbers": self.numbers,
            "year": self.cleaned_data["date_ru"].year,
            "dates": {language: self.cleaned_data[f"date_{language}"] for language in LANGUAGES},
            "is_confirmed": self.cleaned_data["is_confirmed"],
        }


def colleagues() -> Any:
    """Who may work on the magazine, and so may be made responsible."""
    app, codename = PLAN_RIGHT.split(".")
    right = Permission.objects.filter(content_type__app_label=app, codename=codename)
    allowed = Q(groups__permissions__in=right) | Q(user_permissions__in=right)
    people = User.objects.filter(allowed | Q(is_superuser=True), is_active=True)
    return people.select_related("profile").distinct().order_by("email")


class PlanForm(forms.Form):
    """One planned article."""

    title = forms.CharField(label=_("Working title"), max_length=255)
    section = forms.ModelChoiceField(
        label=_("Section"), queryset=Section.objects.order_by("position")
    )
    responsible = forms.ModelChoiceField(
        label=_("Who works on it"), queryset=User.objects.none(), required=False
    )
    due_on = forms.DateField(label=_("Due"), required=False, widget=date_input())
    note = forms.CharField(
        label=_("Note"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = colleagues()  # type: ignore[attr-defined]


class ReleaseForm(forms.Form):
    """When an issue comes out; left empty, at once."""

    at = forms.DateTimeField(
        label=_("Not now, but at this hour (Bishkek)"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )
