"""The rows of the form: money, groups, commission, partners, steps, results, files, quotes."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from best_practice.choices import (
    CommissionSide,
    Currency,
    GroupKind,
    PartnerRole,
    PhotoConsent,
    Qualifier,
)
from best_practice.engine.answers import CHILDREN_WITHOUT
from best_practice.forms.fields import (
    CountField,
    NumberField,
    PlainField,
    ThousandSomField,
    WhenField,
    YearField,
    offer,
)
from best_practice.forms.rows import RowForm

CHOOSE = ("", _("Choose"))


class BudgetRowForm(RowForm):
    """Who gave how much for what."""

    source = forms.ChoiceField(label=_("Who gave it"))
    purpose = PlainField(label=_("What it was spent on"), max_length=300)
    amount = ThousandSomField(label=_("Sum"), unit=_("thousand som"))
    is_in_kind = forms.BooleanField(
        label=_("Without money: work, materials, premises"), required=False
    )
    planned = ThousandSomField(label=_("How much was planned"), unit=_("thousand som"))
    currency = forms.ChoiceField(
        label=_("Currency"),
        required=False,
        help_text=_("If it was not som, the sums above are thousands of this currency."),
    )
    year = YearField(label=_("In which year"))

    folded = ("planned", "currency", "year")
    fold_title = _("Plan, currency, year")

    def __init__(self, *args: Any, sources: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "source", [CHOOSE, *sources])
        others = [pair for pair in Currency.choices if pair[0] != Currency.KGS]
        offer(self, "currency", [("", Currency.KGS.label), *others])

    def clean(self) -> dict[str, Any]:
        """Money needs a sum, spent or planned; a contribution without money needs none."""
        cleaned = super().clean() or {}
        if "amount" not in cleaned or "planned" not in cleaned:
            return cleaned
        sums = {name for name in ("amount", "planned") if cleaned[name] is not None}
        if not sums and not cleaned.get("is_in_kind"):
            self.add_error("amount", _("Write the sum, or say that it was without money."))
        if sums and cleaned.get("is_in_kind"):
            self.add_error(min(sums), _("Without money there is no sum: clear one of the two."))
        return cleaned


class GroupRowForm(RowForm):
    """Of all participants, how many belonged to a group."""

    kind = forms.ChoiceField(label=_("Group"), required=False, choices=[CHOOSE, *GroupKind.choices])
    label = PlainField(
        label=_("In your words"),
        max_length=160,
        required=False,
        help_text=_("For example: girls of the three schools."),
    )
    count = CountField(label=_("People"), required=True)

    def clean(self) -> dict[str, Any]:
        """A group has a kind or words of its own; "another group" needs the words."""
        cleaned = super().clean() or {}
        if not cleaned.get("label") and cleaned.get("kind") in {"", GroupKind.OTHER}:
            self.add_error("label", _("Choose the group, or write which one it is."))
        return cleaned


class MemberRowForm(RowForm):
    """Somebody of the commission."""

    post = PlainField(label=_("Post"), max_length=160, help_text=_("The post, not the name."))
    side = forms.ChoiceField(label=_("From whom"), choices=[CHOOSE, *CommissionSide.choices])


class PartnerRowForm(RowForm):
    """An organisation of the register and what it did."""

    name = PlainField(
        label=_("Organisation"),
        max_length=255,
        help_text=_("Choose it from the list. If it is not there, ask the editors to add it."),
    )
    role = forms.ChoiceField(label=_("What it did"), choices=[CHOOSE, *PartnerRole.choices])

    def __init__(
        self, *args: Any, known: Mapping[str, str | None] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = known or {}
        self.fields["name"].widget.attrs["list"] = "bodies"

    def clean_name(self) -> str:
        """Only organisations of the register."""
        name: str = self.cleaned_data["name"]
        if self.known.get(name) is None:
            words = _("There is no organisation “%(name)s” in the register.")
            raise ValidationError(words, params={"name": name[:80]})
        return name


def clean_upload_id(text: str) -> str:
    """Refuse anything that is not the id of an attached file."""
    try:
        return str(uuid.UUID(text)) if text else ""
    except ValueError as error:
        raise ValidationError(_("This file is not attached here.")) from error


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
        return clean_upload_id(self.cleaned_data["document"])

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
    year = YearField(label=_("Year"))
    qualifier = forms.ChoiceField(
        label=_("How exact is it"), required=False, choices=Qualifier.choices
    )

    folded = ("qualifier",)
    fold_title = _("If the figure is not exact")


class PhotoRowForm(RowForm):
    """A photo that has arrived: what it shows, and whether people on it agreed."""

    upload = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)
    title = PlainField(
        label=_("What the photo shows"),
        max_length=200,
        help_text=_("What and where, in one line. It is also read out to those who cannot see."),
    )
    consent = forms.ChoiceField(
        label=_("Who can be recognised"),
        widget=forms.RadioSelect,
        choices=[
            ("nobody", PhotoConsent.NOT_NEEDED.label),
            (PhotoConsent.ADULTS, _("adults, and they agreed")),
            (PhotoConsent.CHILDREN, _("children, and their parents agreed in writing")),
            (CHILDREN_WITHOUT, _("children, and their parents did not agree")),
            (PhotoConsent.WITHHELD, _("do not show it: somebody did not agree")),
        ],
        error_messages={"required": _("Say whether people on the photo agreed.")},
    )
    credit = PlainField(
        label=_("Whose photo it is"),
        max_length=120,
        required=False,
        help_text=_("For example: photo of the ayil okmotu."),
    )
    taken = WhenField(label=_("When it was taken"))

    folded = ("credit", "taken")
    fold_title = _("Author and date")

    def clean_consent(self) -> str:
        """Children without the consent of their parents are never published; the file stays."""
        consent: str = self.cleaned_data["consent"]
        if consent == CHILDREN_WITHOUT:
            raise ValidationError(
                _(
                    "A photo of children is published only when their parents agreed. "
                    "Choose “do not show it” or delete it; until then the file is kept here."
                )
            )
        return consent

    def clean_upload(self) -> str:
        """Refuse anything that is not the id of an attached file."""
        return clean_upload_id(self.cleaned_data["upload"])


class PaperRowForm(RowForm):
    """A document that confirms no single step: an estimate, a report, a newspaper."""

    upload = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)
    title = PlainField(label=_("What the document is"), max_length=200, required=False)

    def clean_upload(self) -> str:
        """Refuse anything that is not the id of an attached file."""
        return clean_upload_id(self.cleaned_data["upload"])


class QuoteRowForm(RowForm):
    """What somebody said; readers see it only with consent."""

    text = PlainField(label=_("Their words"), max_length=600, rows=3)
    who = PlainField(
        label=_("Who said it"),
        max_length=160,
        help_text=_("Post or role, not the name: a teacher, a mother of three."),
    )
    has_consent = forms.BooleanField(
        label=_("This person agreed to be quoted"),
        required=False,
        help_text=_("Without it readers do not see the words."),
    )
