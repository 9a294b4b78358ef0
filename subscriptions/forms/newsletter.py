"""What somebody answers to get the letter about new issues."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from subscriptions.choices import PreferenceState
from subscriptions.models import NewsletterPreference
from subscriptions.registry import MAGAZINE, topics_of

MAGAZINE_LANGUAGES = ("ru", "ky")
NAMES = [(code, name) for code, name in settings.LANGUAGES if code in MAGAZINE_LANGUAGES]


class LettersForm(forms.Form):
    """The language of the letter and, if one wants, only some sections."""

    language = forms.ChoiceField(
        label=_("Language of the letter"),
        choices=NAMES,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the language."),
            "invalid_choice": _("Choose one."),
        },
    )
    topics = forms.MultipleChoiceField(
        label=_("Only these sections"),
        help_text=_("Mark none to get the whole contents."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["topics"]
        field.choices = topics_of(MAGAZINE)
        if not field.choices:
            del self.fields["topics"]
        language = get_language()
        self.fields["language"].initial = language if language in MAGAZINE_LANGUAGES else "ru"

    @classmethod
    def of(cls, preference: NewsletterPreference | None) -> "LettersForm":
        """The form with what was chosen."""
        if preference is None or preference.state == PreferenceState.STOPPED:
            return cls()
        return cls(initial={"language": preference.language, "topics": preference.topics})

    @property
    def answers(self) -> dict[str, Any]:
        """What the services take."""
        cleaned = self.cleaned_data
        return {"language": cleaned["language"], "topics": cleaned.get("topics", [])}


class AddressForm(LettersForm):
    """The same with an address, for whoever is not signed in."""

    address = forms.EmailField(
        label=_("E-mail"),
        help_text=_("We send a letter with a button there. Letters come only after its press."),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={
            "required": _("Write your e-mail."),
            "invalid": _("Write the address like this: name@example.kg"),
        },
    )
    field_order = ["address", "language", "topics"]
