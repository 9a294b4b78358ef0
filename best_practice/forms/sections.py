"""The sections of the form, in order; each is a Django form and may have rows."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from best_practice.choices import Section
from best_practice.forms.fields import (
    CountField,
    NamesField,
    PhoneField,
    PlainField,
    ThousandSomField,
)
from best_practice.forms.idea import IdeaForm, offered_terms
from best_practice.forms.lines import (
    BudgetRowForm,
    GroupRowForm,
    MemberRowForm,
    PaperRowForm,
    PhotoRowForm,
    QuoteRowForm,
    ResultRowForm,
    StepRowForm,
)
from best_practice.forms.rows import Block, RowSet, SectionForm
from best_practice.selectors.registers import find_in
from taxonomy.choices import Scheme


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
    context = PlainField(
        label=_("The place and its circumstances"),
        max_length=6000,
        rows=4,
        required=False,
        help_text=_("What others must know to compare: how many people, what they live by."),
    )

    blocks = (
        Block(("problem", "solution")),
        Block(("context",), fold=_("The place and its circumstances")),
    )


class MoneyForm(SectionForm):
    """Who gave how much; nothing here is compulsory, since some cases cost nothing."""

    section = Section.MONEY

    stated_total = ThousandSomField(
        label=_("All money together, as your report has it"),
        unit=_("thousand som"),
        help_text=_("We compare it with the sum of the contributions and tell the difference."),
    )

    row_sets = (RowSet(BudgetRowForm, _("Contribution"), empty=2),)
    blocks = (Block(kind="rows"), Block(("stated_total",)))

    @classmethod
    def row_options(cls, data: QueryDict) -> dict[str, Any]:
        """The sources of money, and those that were chosen while they were offered."""
        chosen = [str(data[name]) for name in data if name.endswith("-source")]
        return {"sources": offered_terms(Scheme.FUNDING_SOURCE, chosen=chosen)}


class PeopleForm(SectionForm):
    """How many people took part, who they were, and who decided."""

    section = Section.PEOPLE

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

    row_sets = (
        RowSet(GroupRowForm, _("Of them"), empty=2),
        RowSet(MemberRowForm, _("Member of the commission"), kind="members"),
    )
    blocks = (
        Block(("participants_total", "participants_label"), "rows"),
        Block(("groups_overlap", "events_count", "villages_count")),
        Block(kind="members", fold=_("Commission, if there was one")),
    )


class StepsForm(SectionForm):
    """The steps, each with who, when and the confirming document; the acts behind them."""

    section = Section.STEPS

    legal_acts = NamesField(
        label=_("Laws and resolutions it stands on"),
        register="acts",
        find=find_in,
        wrong=_("There is no act “%(name)s” in the register. Choose one from the list."),
        help_text=_("Choose from the list. Decisions of your own council belong to the steps."),
    )

    row_sets = (RowSet(StepRowForm, _("Step"), empty=1),)
    blocks = (Block(kind="rows"), Block(("legal_acts",), fold=_("Laws it stands on")))


class ResultsForm(SectionForm):
    """What came of it, what did not work, how to repeat it, and whom to ask."""

    section = Section.RESULTS

    results_text = PlainField(label=_("What came of it"), max_length=6000, rows=4, required=False)
    lessons = PlainField(
        label=_("What did not work"),
        max_length=6000,
        rows=4,
        required=False,
        help_text=_("The most useful part for those who repeat it."),
    )
    how_to_repeat = PlainField(label=_("How to repeat it"), max_length=6000, rows=4, required=False)
    conditions = PlainField(
        label=_("What must be there to repeat it, one a line"),
        max_length=4000,
        rows=4,
        required=False,
        help_text=_("For example: a well of your own; a decision of the council."),
    )
    conclusions = PlainField(label=_("What you learned"), max_length=6000, rows=4, required=False)
    contact_post = PlainField(
        label=_("Whom to ask"), max_length=160, help_text=_("The post, not the name.")
    )
    contact_phone = PhoneField(label=_("Phone"))
    contact_email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)

    row_sets = (RowSet(ResultRowForm, _("Result"), empty=1),)
    blocks = (
        Block(kind="rows"),
        Block(("results_text", "lessons", "how_to_repeat")),
        Block(("conditions", "conclusions"), fold=_("Conditions, and what you learned")),
        Block(("contact_post", "contact_phone", "contact_email")),
    )


class PhotosForm(SectionForm):
    """Photos with consent, documents beside the steps, and words of people; all of it optional."""

    section = Section.PHOTOS

    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        help_text=_("JPG, PNG or WebP, at most 10 MB."),
        widget=forms.FileInput(attrs={"data-arrive-many": ""}),
    )
    paper = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("PDF, DOCX, XLSX or ODT, at most 10 MB."),
        widget=forms.FileInput(attrs={"data-arrive-many": ""}),
    )

    row_sets = (
        RowSet(PhotoRowForm, _("Photo"), kind="photos", can_add=False),
        RowSet(PaperRowForm, _("Document"), kind="papers", can_add=False),
        RowSet(QuoteRowForm, _("Quote"), kind="quotes"),
    )
    blocks = (
        Block(("photo",), "photos", head=_("Photos")),
        Block(("paper",), "papers", fold=_("Documents that belong to no single step")),
        Block(kind="quotes", fold=_("What people say about it")),
    )


SECTIONS: dict[Section, type[SectionForm]] = {
    form.section: form
    for form in (
        *(IdeaForm, StoryForm, MoneyForm, PeopleForm),
        *(StepsForm, ResultsForm, PhotosForm),
    )
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
