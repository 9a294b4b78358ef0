"""What a person says about a post, and what a colleague answers."""

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from organisations.choices import PostKind
from organisations.forms.register import DAY_FORMATS
from organisations.models import Municipality
from organisations.models.memberships import LONGEST_REASON
from organisations.selectors.posts import places_called

LONGEST_POST = 160
LONGEST_NAME = 300


class PostClaimForm(forms.Form):
    """The municipality is typed and offered from a list: a menu of hundreds helps nobody."""

    place = forms.CharField(
        label=_("Municipality"),
        help_text=_("Begin to type and choose from the list."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput({"list": "places", "autocomplete": "off"}),
        error_messages={"required": _("Name the municipality.")},
    )
    post_kind = forms.ChoiceField(
        label=_("Post"),
        choices=PostKind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the post."),
            "invalid_choice": _("Choose one of the posts."),
        },
    )
    post = forms.CharField(
        label=_("The post in your words"),
        help_text=_("As the order or the certificate names it. It is shown without your name."),
        required=False,
        max_length=LONGEST_POST,
    )
    from_date = forms.DateField(
        label=_("Since when"),
        help_text=_("For example 12.01.2025."),
        input_formats=DAY_FORMATS,
        required=False,
        error_messages={"invalid": _("Write the day like this: 12.01.2025.")},
    )
    paper = forms.FileField(
        label=_("Order, certificate or another paper"),
        help_text=_("A photo is enough. Only those who confirm you see it."),
        required=False,
    )
    kept_paper = forms.CharField(required=False, widget=forms.HiddenInput)

    municipality: Municipality

    def clean_place(self) -> str:
        """Find the one municipality that is meant."""
        text: str = self.cleaned_data["place"]
        found = places_called(text)
        if len(found) == 1:
            self.municipality = found[0]
        elif found:
            raise forms.ValidationError(
                _("Several are called so. Choose from the list the one with its district.")
            )
        else:
            raise forms.ValidationError(
                format_lazy(
                    _("There is no municipality “{name}”. Choose one from the list."), name=text
                )
            )
        return text

    def clean_from_date(self) -> Any:
        """A post that has not begun cannot be confirmed."""
        day = self.cleaned_data["from_date"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("The post begins later. Tell us on its first day."))
        return day

    def clean_kept_paper(self) -> uuid.UUID | None:
        """The file that arrived with an earlier try of this form."""
        try:
            return uuid.UUID(self.cleaned_data["kept_paper"])
        except ValueError:
            return None

    def clean(self) -> dict[str, Any]:
        """Another post needs words."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("post_kind") == PostKind.OTHER and not cleaned.get("post", "").strip():
            self.add_error("post", _("Write the post."))
        return cleaned


class DecisionForm(forms.Form):
    """Why a claim is declined; confirming needs no words."""

    reason = forms.CharField(
        label=_("If you decline: why"),
        help_text=_("The person will read it."),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 3}),
    )
