"""The sections of the form, in order; each is a Django form and may have rows."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from best_practice.choices import Section
from best_practice.forms.fields import CountField, PhoneField, PlainField, WhenField, offer
from best_practice.forms.rows import BudgetRows, GroupRows, ResultRows, Rows, StepRows
from best_practice.selectors.drafts import find_municipalities
from taxonomy.choices import Scheme
from taxonomy.models import Term
from taxonomy.selectors import parts_of, terms_of


def _choices(scheme: Scheme, *, chosen: Iterable[str] = ()) -> list[tuple[str, str]]:
    """What is offered now, and what was chosen while it still was."""
    offered = terms_of(scheme)
    known = {term.code for term in offered}
    retired = Term.objects.filter(scheme=scheme, code__in=set(chosen) - known)
    return [(term.code, term.label) for term in (*offered, *retired)]


def _themes(chosen: str) -> list[Any]:
    offered = terms_of(Scheme.THEME)
    groups: list[Any] = [("", _("Choose"))]
    for top in (term for term in offered if term.parent_id is None):
        parts = [(part.code, part.label) for part in parts_of(top, offered)]
        groups.append((top.label, [(top.code, top.label), *parts]))
    if chosen not in {"", *(term.code for term in offered)}:
        retired = Term.objects.filter(scheme=Scheme.THEME, code=chosen)
        groups += [(term.code, term.label) for term in retired]
    return groups


class SectionForm(forms.Form):
    """A section of the form; `rows` names its row set, if it has one."""

    section: Section
    rows: type[Rows] | None = None
    empty_rows = 0
    row_title: Any = ""

    @classmethod
    def row_options(cls, chosen: Iterable[str]) -> dict[str, Any]:  # noqa: ARG003 -- see MoneyForm
        """What every row needs and should be read only once; `chosen` are the rows' codes."""
        return {}

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
        offer(self, "theme", _themes(self.data.get("theme", "")))
        offer(self, "sdgs", goals)
        offer(self, "target_groups", _choices(Scheme.TARGET_GROUP))
        self.fields["municipality"].widget.attrs["list"] = "municipalities"

    def _refuse_unknown(self, names: list[str]) -> None:
        codes = find_municipalities(names)
        unknown = next((name for name, code in codes.items() if code is None), None)
        if unknown is not None:
            words = _("There is no municipality “%(name)s”. Choose one from the list.")
            raise ValidationError(words, params={"name": unknown[:80]})

    def clean_municipality(self) -> str:
        """Only municipalities of the directory."""
        name: str = self.cleaned_data["municipality"]
        self._refuse_unknown([name])
        return name

    def clean_partners(self) -> str:
        """Each line is a municipality of the directory."""
        text: str = self.cleaned_data["partners"]
        self._refuse_unknown([line.strip() for line in text.splitlines() if line.strip()])
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

    @classmethod
    def row_options(cls, chosen: Iterable[str]) -> dict[str, Any]:
        """The sources of money."""
        return {"sources": _choices(Scheme.FUNDING_SOURCE, chosen=chosen)}


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
    contact_phone = PhoneField(label=_("Phone"))
    contact_email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        help_text=_("JPG, PNG or WebP, at most 10 MB."),
        widget=forms.FileInput(attrs={"data-arrive-many": ""}),
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
