"""What an expert says about oneself, and what a reader writes to an expert."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.choices import Help, Language, Trait
from organisations.models import Expert, Region
from taxonomy.choices import Scheme
from taxonomy.models import Term
from taxonomy.selectors import terms_of

MOST_TOPICS = 10
LONGEST_LETTER = 3000
TOO_LONG = _("Write at most %(limit_value)d characters; now there are %(show_value)d.")


class KeyedForm(forms.Form):
    """A form that counts once, however often it is posted."""

    form_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_form_key(self) -> uuid.UUID:
        """Give a form whose key was lost a new one; nobody can mend a hidden field."""
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid.uuid4()


def _words(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=1500,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"max_length": TOO_LONG},
    )


def _boxes(label: Any, hint: Any, empty: Any = None) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        required=empty is not None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": empty} if empty is not None else {},
    )


class ExpertForm(KeyedForm):
    """Topics, languages, regions, kinds of help, own words, and the consent."""

    topics = _boxes(
        _("What you know well"),
        _("At most ten topics: readers look for the one who knows theirs best."),
        _("Choose at least one topic."),
    )
    helps = _boxes(_("How you can help"), "", _("Choose at least one kind of help."))
    languages = _boxes(_("Languages you work in"), "", _("Choose at least one language."))
    regions = _boxes(
        _("Regions you work in"), _("Choose none if you work everywhere or at a distance.")
    )
    words_ru = _words(
        _("In your own words, Russian"),
        _(
            "What you have done and for whom. No phone and no address: people write through "
            "the portal."
        ),
    )
    words_ky = _words(_("In your own words, Kyrgyz"))
    agrees = forms.BooleanField(
        label=_(
            "I agree that my name and these answers stand in the public register. I can leave it "
            "at any time on this page."
        ),
        error_messages={"required": _("Without this consent we may not show your entry.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = terms_of(Scheme.THEME)
        self._topics = {term.code: term for term in offered}
        self._regions = {region.code: region for region in Region.objects.order_by("position")}
        self._offer("topics", [(term.code, _full_name(term, offered)) for term in offered])
        self._offer("regions", [(code, one.label) for code, one in self._regions.items()])
        self._offer("helps", Help.choices)
        self._offer("languages", Language.choices)

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 -- for the types only
        field.choices = choices

    def clean_topics(self) -> list[Term]:
        """At most ten, as terms."""
        codes: list[str] = self.cleaned_data["topics"]
        if len(codes) > MOST_TOPICS:
            raise forms.ValidationError(
                _("Choose at most %(limit)s topics; now there are %(count)s."),
                params={"limit": MOST_TOPICS, "count": len(codes)},
            )
        return [self._topics[code] for code in codes]

    def clean_regions(self) -> list[Region]:
        """As rows."""
        return [self._regions[code] for code in self.cleaned_data["regions"]]

    def clean(self) -> dict[str, Any]:
        """Words in at least one language."""
        cleaned: dict[str, Any] = super().clean() or {}
        both = [cleaned.get(name, "").strip() for name in ("words_ru", "words_ky")]
        if not any(both) and not self.errors.keys() & {"words_ru", "words_ky"}:
            words = _("Say it in Russian or in Kyrgyz, two sentences will do.")
            self.add_error("words_ru", words)
        return cleaned

    @classmethod
    def initial_of(cls, expert: Expert | None) -> dict[str, Any]:
        """What the form is opened with."""
        key = {"form_key": uuid.uuid4()}
        if expert is None:
            return key
        traits = list(expert.traits.all())
        return {
            **key,
            "topics": [term.code for term in expert.topics.all()],
            "regions": [region.code for region in expert.regions.all()],
            "languages": [row.code for row in traits if row.trait == Trait.LANGUAGE],
            "helps": [row.code for row in traits if row.trait == Trait.HELP],
            "words_ru": expert.words_ru,
            "words_ky": expert.words_ky,
        }


def _full_name(term: Term, offered: list[Term]) -> str:
    """A part together with its broader topic."""
    above = next((one for one in offered if one.pk == term.parent_id), None)
    return f"{above.label}: {term.label}" if above else term.label


class ContactForm(KeyedForm):
    """A letter to an expert."""

    text = forms.CharField(
        label=_("Your letter"),
        help_text=_("Say who you are, what you are doing and what you need help with."),
        max_length=LONGEST_LETTER,
        widget=forms.Textarea({"rows": 8}),
        error_messages={
            "required": _("Write what you want to ask."),
            "max_length": TOO_LONG,
        },
    )
