"""The facts of a case in tabs, each row with its texts in three languages side by side."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from best_practice.forms.case_facts import (
    AwardForm,
    CaseFactsForm,
    FileForm,
    RowForm,
    RowFormSet,
    needing,
)


class RowPanel(InlinePanel):
    """Rows that editors may move, with a form of their own."""

    def __init__(self, *args: Any, row_form: type[RowForm] = RowForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row_form = row_form

    def clone_kwargs(self) -> dict[str, Any]:
        """Keep the form when the panel is bound."""
        return {**super().clone_kwargs(), "row_form": self.row_form}

    def get_form_options(self) -> dict[str, Any]:
        """Hand the form and the order of the rows to the formset."""
        options: dict[str, Any] = super().get_form_options()
        # The most is for the button that adds rows; those that stand may be more.
        own = {"form": self.row_form, "formset": RowFormSet, "validate_max": False}
        options["formsets"][self.relation_name].update(own)
        return options


def told(name: str) -> FieldRowPanel:
    """The Russian, the Kyrgyz and the English spelling side by side."""
    return FieldRowPanel([FieldPanel(f"{name}_{code}") for code in ("ru", "ky", "en")])


def line(*names: str) -> FieldRowPanel:
    """Short fields side by side."""
    return FieldRowPanel([FieldPanel(name) for name in names])


WHERE = ObjectList(
    [
        FieldPanel("theme"),
        FieldPanel("terms"),
        RowPanel("places", label=_("Municipality"), panels=[FieldPanel("municipality")]),
        FieldPanel("countries", widget=forms.CheckboxSelectMultiple),
        line("started", "ended"),
        line("mode", "part_of_number"),
        FieldPanel("projects"),
        FieldPanel("legal_acts"),
        line("is_example", "source_note"),
        FieldPanel("tags"),
    ],
    heading=_("What and where"),
)
MONEY = ObjectList(
    [
        RowPanel(
            "budget_rows",
            label=_("Money"),
            panels=[
                line("source", "is_in_kind"),
                line("planned", "amount", "currency", "year"),
                told("purpose"),
            ],
        ),
        FieldPanel("stated_som"),
    ],
    heading=_("Money"),
)
PEOPLE = ObjectList(
    [
        MultiFieldPanel(
            [
                line("participants_total", "groups_overlap"),
                told("participants_label"),
                line("events_count", "villages_count"),
            ],
            _("All together"),
        ),
        RowPanel(
            "participant_rows", label=_("Of them"), panels=[line("kind", "count"), told("label")]
        ),
        RowPanel(
            "commission_rows",
            label=_("Member of the commission"),
            row_form=needing("post"),
            panels=[FieldPanel("side"), told("post")],
        ),
    ],
    heading=_("People"),
)
STEPS = ObjectList(
    [
        RowPanel(
            "step_rows",
            label=_("Step"),
            row_form=needing("title"),
            panels=[
                told("title"),
                told("responsible"),
                FieldPanel("when"),
                told("document"),
                told("no_document"),
            ],
        ),
        RowPanel(
            "condition_rows",
            label=_("Condition for repeating"),
            row_form=needing("text"),
            panels=[told("text")],
        ),
    ],
    heading=_("Steps"),
)
RESULTS = ObjectList(
    [
        RowPanel(
            "result_rows",
            label=_("Result"),
            row_form=needing("indicator"),
            panels=[
                told("who"),
                told("indicator"),
                line("baseline", "value", "qualifier", "year"),
                told("unit"),
            ],
        ),
        RowPanel(
            "quote_rows",
            label=_("Quote"),
            row_form=needing("text", "who"),
            panels=[told("text"), told("who"), FieldPanel("has_consent")],
        ),
        MultiFieldPanel(
            [told("contact_post"), line("contact_phone", "contact_email")], _("Contact")
        ),
    ],
    heading=_("Results and contact"),
)
FILES = ObjectList(
    [
        RowPanel(
            "files",
            label=_("File"),
            row_form=FileForm,
            panels=[
                FieldPanel("upload", read_only=True),
                line("kind", "is_public"),
                told("title"),
                told("credit"),
                line("taken", "consent"),
            ],
            max_num=0,
        ),
    ],
    heading=_("Files"),
)
HELPERS = ObjectList(
    [
        RowPanel(
            "organisation_rows",
            label=_("Organisation"),
            panels=[FieldPanel("organisation"), FieldPanel("role")],
        ),
        FieldPanel("experts"),
        RowPanel(
            "awards",
            label=_("Award"),
            row_form=AwardForm,
            panels=[
                told("title"),
                told("giver"),
                line("year", "place", "code"),
                FieldPanel("source"),
            ],
        ),
    ],
    heading=_("Who helped, awards"),
)
FACTS = TabbedInterface(
    [WHERE, MONEY, PEOPLE, STEPS, RESULTS, FILES, HELPERS], base_form_class=CaseFactsForm
)
