"""Rows of the form: a line of money, a group of people, a step, a result."""

import uuid
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from best_practice.engine.answers import MOST_ROWS, row_total
from best_practice.forms.fields import (
    CountField,
    NumberField,
    PlainField,
    ThousandSomField,
    WhenField,
    offer,
)


class RowForm(forms.Form):
    """One row; an untouched row is no row."""

    _errors: Any  # Django's own cache of errors, emptied to show answers without judging them

    def has_changed(self) -> bool:
        """A row counts once anything was typed into it."""
        return any(
            (self.data.get(self.add_prefix(name)) or "").strip()
            for name in self.fields
            if name != "file"
        ) or bool(self.files.get(self.add_prefix("file")))


class BudgetRowForm(RowForm):
    """Who gave how much for what."""

    source = forms.ChoiceField(label=_("Who gave it"))
    purpose = PlainField(label=_("What it was spent on"), max_length=300)
    amount = ThousandSomField(label=_("Sum"), unit=_("thousand som"))
    is_in_kind = forms.BooleanField(
        label=_("Without money: work, materials, premises"), required=False
    )

    def __init__(self, *args: Any, sources: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "source", [("", _("Choose")), *sources])

    def clean(self) -> dict[str, Any]:
        """Money needs a sum; a contribution without money needs none."""
        cleaned = super().clean() or {}
        if "amount" not in cleaned:
            return cleaned
        if cleaned["amount"] is None and not cleaned.get("is_in_kind"):
            self.add_error("amount", _("Write the sum, or say that it was without money."))
        if cleaned["amount"] is not None and cleaned.get("is_in_kind"):
            self.add_error("amount", _("Without money there is no sum: clear one of the two."))
        return cleaned


class GroupRowForm(RowForm):
    """Of all participants, how many belonged to a group."""

    label = PlainField(
        label=_("Group"), max_length=160, help_text=_("For example: girls, families of migrants.")
    )
    count = CountField(label=_("People"), required=True)


class StepRowForm(RowForm):
    """One step with the document that confirms it."""

    title = PlainField(label=_("What was done"), max_length=300)
    responsible = PlainField(
        label=_("Who was responsible"), max_length=200, help_text=_("The post, not the name.")
    )
    when = WhenField(label=_("When"), help_text=_("For example 2021, 09.2021 or 07.09.2021."))
    document_name = PlainField(
        label=_("Confirming document"),
        max_length=200,
        required=False,
        help_text=_("For example: resolution of the council, list of participants."),
    )
    document = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("File of the document"),
        required=False,
        help_text=_("PDF, DOCX, XLSX, ODT or a photo from the phone, at most 10 MB."),
    )
    no_document = PlainField(label=_("If there is none, why"), max_length=200, required=False)

    def clean_document(self) -> str:
        """Refuse anything that is not the id of an attached file."""
        text = self.cleaned_data["document"]
        try:
            return str(uuid.UUID(text)) if text else ""
        except ValueError as error:
            raise ValidationError(_("This file is not attached here.")) from error

    def clean(self) -> dict[str, Any]:
        """A step is confirmed by a document, or says why there is none."""
        cleaned = super().clean() or {}
        proof = ("document_name", "document", "no_document")
        if not any(cleaned.get(name) for name in proof):
            self.add_error("document_name", _("Name the document, or say why there is none."))
        return cleaned


class ResultRowForm(RowForm):
    """What became of it for whom; a figure nobody has stays empty and is shown as "no data"."""

    who = PlainField(label=_("For whom"), max_length=160)
    indicator = PlainField(label=_("What changed"), max_length=300)
    baseline = NumberField(label=_("Was"))
    value = NumberField(label=_("Became"))
    unit = PlainField(label=_("Unit"), max_length=60, required=False)
    year = CountField(label=_("Year"))

    def clean_year(self) -> int | None:
        """A year, not just a number."""
        year: int | None = self.cleaned_data["year"]
        if year is not None and not 1990 <= year <= 2100:
            raise ValidationError(_("Write a year between 1990 and 2100."))
        return year


class Rows(forms.BaseFormSet[RowForm]):
    """Numbered rows whose bookkeeping fields survive a broken or missing post."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        if data is not None:
            data = self._repaired(data)
        super().__init__(data, *args, **kwargs)

    @staticmethod
    def _repaired(data: Any) -> Any:
        repaired = data.copy()
        repaired["rows-TOTAL_FORMS"] = str(row_total(dict(data.lists())))
        repaired["rows-INITIAL_FORMS"] = "0"
        return repaired


def rows_of(form: type[RowForm]) -> type[Rows]:
    """The row set of a section."""
    made = forms.formset_factory(
        form, formset=Rows, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
    return cast(type[Rows], made)


BudgetRows = rows_of(BudgetRowForm)
GroupRows = rows_of(GroupRowForm)
StepRows = rows_of(StepRowForm)
ResultRows = rows_of(ResultRowForm)
