"""The sections of the form, in order; each is a Django form and may have rows."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from best_practice.choices import Section
from best_practice.forms.fields import CountField, PlainField, WhenField, offer
from best_practice.forms.rows import BudgetRows, GroupRows, ResultRows, Rows, StepRows
from best_practice.selectors.drafts import find_municipalities
from taxonomy.choices import Scheme
from taxonomy.models import Term


def _choices(scheme: Scheme) -> list[tuple[str, str]]:
    terms = Term.objects.filter(scheme=scheme, is_retired=False).order_by("position", "pk")
    return [(term.code, term.label) for term in terms]


def _themes() -> list[Any]:
    terms = list(
        Term.objects.filter(scheme=Scheme.THEME, is_retired=False).order_by("position", "pk")
    )
    groups: list[Any] = [("", _("Choose"))]
    for top in (term for term in terms if term.parent_id is None):
        below = [(term.code, term.label) for term in terms if term.parent_id == top.pk]
        groups.append((top.label, [(top.code, top.label), *below]))
    return groups


class SectionForm(forms.Form):
    """A section of the form; `rows` names its row set, if it has one."""

    section: Section
    rows: type[Rows] | None = None
    empty_rows = 0
    row_title: Any = ""
    _errors: Any  # Django's own cache of errors, emptied to show answers without judging them


class IdeaForm(SectionForm):
    """What it is about and where it happened."""

    section = Section.IDEA

    title = PlainField(
        label=_("Title"),
        max_length=120,
        help_text=_("What was done and for whom, in one line."),
    )
    summary = PlainField(
        label=_("In one or two sentences"),
        max_length=300,
        rows=3,
        help_text=_("Readers see this in the list."),
    )
    municipality = PlainField(
        label=_("Municipality"),
        max_length=200,
        help_text=_("Start typing the name and choose it from the list."),
    )
    partners = PlainField(
        label=_("Municipalities that took part, one a line"),
        max_length=2000,
        rows=2,
        required=False,
    )
    theme = forms.ChoiceField(label=_("Theme"))
    sdgs = forms.MultipleChoiceField(
        label=_("Sustainable Development Goals"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    target_groups = forms.MultipleChoiceField(
        label=_("For whom"), required=False, widget=forms.CheckboxSelectMultiple
    )
    started = WhenField(
        label=_("When it began"), help_text=_("For example 2021, 09.2021 or 07.09.2021.")
    )
    ended = WhenField(label=_("When it ended"), help_text=_("Leave empty if it goes on."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = [(code, f"{code}. {label}") for code, label in _choices(Scheme.SDG)]
        offer(self, "theme", _themes())
        offer(self, "sdgs", goals)
        offer(self, "target_groups", _choices(Scheme.TARGET_GROUP))
        for name in ("sdgs", "target_groups"):
            self.fields[name].is_long = True  # type: ignore[attr-defined]
        self.fields["municipality"].widget.attrs["list"] = "municipalities"

    def _known(self, name: str) -> str:
        if find_municipalities([name]).get(name) is None:
            raise ValidationError(
                _("There is no municipality “%(name)s” in the directory. Choose from the list."),
                params={"name": name[:80]},
            )
        return name

    def clean_municipality(self) -> str:
        """Only municipalities of the directory."""
        return self._known(self.cleaned_data["municipality"])

    def clean_partners(self) -> str:
        """Each line is a municipality of the directory."""
        text: str = self.cleaned_data["partners"]
        for line in text.splitlines():
            if line.strip():
                self._known(line.strip())
        return text

    def clean(self) -> dict[str, Any]:
        """It cannot end before it began."""
        cleaned = super().clean() or {}
        started, ended = cleaned.get("started"), cleaned.get("ended")
        if started and ended and ended < started[: len(ended)]:
            self.add_error("ended", _("This is earlier than the beginning."))
        return cleaned


class StoryForm(SectionForm):
    """The problem and what was done about it."""

    section = Section.STORY

    problem = PlainField(
        label=_("How it was"),
        max_length=6000,
        rows=6,
        help_text=_("What did people lack? How many of them?"),
    )
    solution = PlainField(
        label=_("What you did"),
        max_length=10000,
        rows=10,
        help_text=_("Plain words: who began, what was decided, what was hard."),
    )


class MoneyForm(SectionForm):
    """Who gave how much; nothing here is compulsory, since some cases cost nothing."""

    section = Section.MONEY
    rows = BudgetRows
    empty_rows = 2
    row_title = _("Contribution")


class PeopleForm(SectionForm):
    """How many people took part, and who they were."""

    section = Section.PEOPLE
    rows = GroupRows
    empty_rows = 2
    row_title = _("Of them")

    participants_total = CountField(
        label=_("How many people took part"), help_text=_("Leave empty if nobody counted.")
    )
    participants_label = PlainField(
        label=_("Who they were"),
        max_length=120,
        required=False,
        help_text=_("For example: children."),
    )
    groups_overlap = forms.ChoiceField(
        label=_("Can one person be in several groups?"),
        choices=[("yes", _("Yes, groups overlap")), ("no", _("No, everybody is in one group"))],
        widget=forms.RadioSelect,
        initial="yes",
        required=False,
    )
    events_count = CountField(label=_("How many events"))
    villages_count = CountField(label=_("In how many villages"))


class StepsForm(SectionForm):
    """The steps, each with who, when and the confirming document."""

    section = Section.STEPS
    rows = StepRows
    empty_rows = 1
    row_title = _("Step")


class ResultsForm(SectionForm):
    """What came of it, what did not work, and whom to ask."""

    section = Section.RESULTS
    rows = ResultRows
    empty_rows = 1
    row_title = _("Result")

    results_text = PlainField(label=_("What came of it"), max_length=6000, rows=4, required=False)
    lessons = PlainField(
        label=_("What did not work"),
        max_length=6000,
        rows=4,
        required=False,
        help_text=_("The most useful part for those who repeat it."),
    )
    how_to_repeat = PlainField(label=_("How to repeat it"), max_length=6000, rows=4, required=False)
    contact_post = PlainField(
        label=_("Whom to ask"), max_length=160, help_text=_("The post, not the name.")
    )
    contact_phone = PlainField(label=_("Phone"), max_length=40, required=False)
    contact_email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    photo = forms.FileField(
        label=_("Photo"), required=False, help_text=_("JPG, PNG or WebP, at most 10 MB.")
    )


SECTIONS: dict[Section, type[SectionForm]] = {
    form.section: form
    for form in (IdeaForm, StoryForm, MoneyForm, PeopleForm, StepsForm, ResultsForm)
}


class AgreementForm(forms.Form):
    """The last tick before sending."""

    licence = forms.BooleanField(
        label=_(
            "The text and photos are ours, and everybody may use them with a link to us "
            "(CC BY 4.0). People in the photos agreed; for children, their parents did."
        ),
        error_messages={"required": _("Without this consent we cannot publish the description.")},
    )
