"""What the desk types: dues, payments, gifts, longer terms, tables."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from organisations.models import Region
from subscriptions.models import DuesPayment, Invoice, Plan, Subscription
from subscriptions.models.dues import FIRST_YEAR, LAST_YEAR


class DuesForm(WagtailAdminModelForm):
    """A payment for the ledger; one that stands there is only struck, with a reason."""

    class Meta:
        model = DuesPayment
        fields = ["municipality", "year", "amount", "paid_on", "reference", "settles"]


class VoidForm(WagtailAdminModelForm):
    """Why a payment is struck."""

    class Meta:
        model = DuesPayment
        fields = ["void_reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["void_reason"].required = True


class DuesFileForm(forms.Form):
    """A table of dues; it is looked through before anything is written."""

    file = forms.FileField(
        label=_("Table, XLSX or CSV"),
        help_text=_("Columns: code, year, amount, paid_on; may be: reference, settles."),
    )
    is_dry_run = forms.BooleanField(
        label=_("Only look through it, write nothing"), required=False, initial=True
    )


class DuesYearForm(forms.Form):
    """Which year and region of the ledger, and whether paid."""

    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    region = forms.ModelChoiceField(
        label=_("Region"),
        queryset=Region.objects.order_by("position", "code"),
        required=False,
        to_field_name="code",
        empty_label=_("All regions"),
    )
    paid = forms.ChoiceField(
        label=_("Show"),
        choices=[("", _("all")), ("no", _("not paid")), ("yes", _("paid"))],
        required=False,
    )


class PaymentForm(WagtailAdminModelForm):
    """Money that came for an invoice or went back."""

    direction = forms.ChoiceField(
        label=_("What happened"),
        choices=[("in", _("a payment came")), ("out", _("money went back"))],
        widget=forms.RadioSelect,
        initial="in",
    )
    sum = forms.DecimalField(label=_("Sum, som"), max_digits=12, decimal_places=2)
    paid_on = forms.DateField(label=_("Day"), initial=timezone.localdate)
    reference = forms.CharField(label=_("Number of the payment"), max_length=120)

    class Meta:
        model = Invoice
        fields: list[str] = []


class GiftForm(WagtailAdminModelForm):
    """A term that the office gives: to an address of mail or to a municipality."""

    class Meta:
        model = Subscription
        fields = [
            "plan",
            "gift_email",
            "municipality",
            "organisation",
            "gift_note",
            "recipient",
            "address",
            "postcode",
            "copies_language",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plans: Any = self.fields["plan"]
        plans.queryset = Plan.objects.order_by("position", "pk")


class TermForm(WagtailAdminModelForm):
    """A later last day, another address, or the end of a term."""

    until = forms.DateField(label=_("Lengthen until"), required=False)
    is_cancelled = forms.BooleanField(label=_("Cancel it today"), required=False)
    reason = forms.CharField(label=_("Why"), max_length=400, required=False)

    class Meta:
        model = Subscription
        fields = ["recipient", "address", "postcode", "copies_language"]

    def clean(self) -> dict[str, Any]:
        """What changes a term has a reason, and is one of two."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("until") and cleaned.get("is_cancelled"):
            self.add_error("until", _("Lengthen it or cancel it, not both."))
        changes = cleaned.get("until") or cleaned.get("is_cancelled")
        if changes and not cleaned.get("reason"):
            self.add_error("reason", _("Write why."))
        return cleaned


class RecipientsForm(forms.Form):
    """For which issue addresses are taken away, and what for."""

    issued_on = forms.DateField(label=_("Date of the issue"), initial=timezone.localdate)
    reason = forms.CharField(
        label=_("What for"), help_text=_("For example: posting № 10 (180)."), max_length=200
    )
