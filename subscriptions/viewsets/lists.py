"""Dues, subscriptions and invoices in the admin; every change goes by a service."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from people.choices import AccessSubject
from people.viewsets import LogsReading
from subscriptions.forms.desk import DuesForm, GiftForm, PaymentForm, TermForm, VoidForm
from subscriptions.models import DuesPayment, Invoice, Subscription
from subscriptions.services.copies import change_delivery
from subscriptions.services.errors import SubscriptionError
from subscriptions.services.note_dues import note_dues, void_dues
from subscriptions.services.order import Address, Holder
from subscriptions.services.payments import confirm_payment, refund_payment
from subscriptions.services.terms import cancel, extend, give_gift


class SaysRefusal:
    """Mixin, first in the row: what a service refuses is said above the form."""

    def form_valid(self, form: Any) -> Any:
        """Save by the service, or show the form again with its words."""
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except SubscriptionError as error:
            form.add_error(None, str(error))
            self.produced_error_message = str(error)
            return self.form_invalid(form)  # type: ignore[attr-defined]


class DuesCreateView(SaysRefusal, generic.CreateView):
    """A payment is noted."""

    def save_instance(self) -> DuesPayment:
        """By the service of the ledger."""
        return note_dues(by=self.request.user, **self.form.cleaned_data)


class DuesEditView(SaysRefusal, generic.EditView):
    """A payment noted by mistake is struck."""

    def save_instance(self) -> DuesPayment:
        """The row stays, with the reason."""
        reason = self.form.cleaned_data["void_reason"]
        return void_dues(payment=self.object, by=self.request.user, reason=reason)


class DuesIndexView(generic.IndexView):
    """The ledger."""

    def get_base_queryset(self) -> Any:
        """One statement for all rows."""
        return super().get_base_queryset().select_related("municipality__region")


class DuesViewSet(ModelViewSet):
    """Payments of dues, the newest first."""

    model = DuesPayment
    name = "dues"
    icon = "list-ol"
    menu_label = _("Ledger of dues")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = DuesIndexView
    add_view_class = DuesCreateView
    edit_view_class = DuesEditView
    list_display = [
        "municipality",
        "year",
        "amount",
        "paid_on",
        "reference",
        "settles",
        "voided_at",
    ]
    list_filter = {
        "year": ["exact"],
        "municipality__region": ["exact"],
        "settles": ["exact"],
        "voided_at": ["isnull"],
    }
    search_fields = ["municipality__label_ru", "municipality__label_ky", "reference"]
    search_backend_name = None
    ordering = ["-paid_on", "-pk"]

    def get_form_class(self, for_update: bool = False) -> type:
        """A payment is noted once; afterwards it can only be struck."""
        return VoidForm if for_update else DuesForm


class _OfSubscriptions(LogsReading):
    """Writes down whose subscriptions were looked at."""

    access_subject = AccessSubject.PEOPLE
    access_person = "person_id"


class GiftView(SaysRefusal, generic.CreateView):
    """The office gives a term."""

    def save_instance(self) -> Subscription:
        """By the service: it begins today or joins the term that runs."""
        answers = self.form.cleaned_data
        holder = Holder(
            municipality=answers["municipality"],
            organisation=answers["organisation"],
            gift_email=answers["gift_email"],
        )
        return give_gift(
            plan=answers["plan"],
            holder=holder,
            by=self.request.user,
            delivery=_delivery(answers),
            note=answers["gift_note"],
        )


def _delivery(answers: dict[str, Any]) -> Address:
    names = ("recipient", "address", "postcode", "copies_language")
    return Address(**{name: answers[name] for name in names})


class TermEditView(_OfSubscriptions, SaysRefusal, generic.EditView):
    """The desk lengthens a term, ends it, or sends its copies elsewhere."""

    def save_instance(self) -> Subscription:
        """What was asked for, by its service."""
        answers = self.form.cleaned_data
        subscription = Subscription.objects.get(pk=self.object.pk)
        if answers["address"]:
            subscription = change_delivery(subscription=subscription, delivery=_delivery(answers))
        if answers["until"]:
            return extend(
                subscription=subscription, ends_on=answers["until"], reason=answers["reason"]
            )
        if answers["is_cancelled"]:
            return cancel(subscription=subscription, reason=answers["reason"])
        return subscription


class TermIndexView(_OfSubscriptions, generic.IndexView):
    """The list reads holders along."""

    add_item_label = _("Give a subscription")

    def get_base_queryset(self) -> Any:
        """One statement for all rows."""
        found = super().get_base_queryset()
        return found.select_related("person", "municipality", "organisation", "plan", "invoice")


class SubscriptionViewSet(ModelViewSet):
    """Terms by their state; a new one from here is a gift."""

    model = Subscription
    name = "subscriptions"
    icon = "openquote"
    menu_label = _("Subscriptions")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = TermIndexView
    add_view_class = GiftView
    edit_view_class = TermEditView
    list_display = [
        "id",
        "person",
        "municipality",
        Column("body_name", label=_("Body")),
        Column("plan", label=_("Plan")),
        "state",
        "ground",
        "starts_on",
        "ends_on",
    ]
    list_filter = {
        "state": ["exact"],
        "ground": ["exact"],
        "form": ["exact"],
        "ends_on": ["lte", "gte"],
    }
    search_fields = [
        "person__email",
        "person__profile__display_name",
        "gift_email",
        "body_name",
        "municipality__label_ru",
        "organisation__label_ru",
        "recipient",
    ]
    search_backend_name = None
    ordering = ["-pk"]

    def get_form_class(self, for_update: bool = False) -> type:
        """New ones are given, those there are changed."""
        return TermForm if for_update else GiftForm


class _OfInvoices(LogsReading):
    """Writes down whose invoices were looked at."""

    access_subject = AccessSubject.PEOPLE
    access_person = "buyer_id"


class InvoiceEditView(_OfInvoices, SaysRefusal, generic.EditView):
    """The desk notes money that came or went back."""

    def save_instance(self) -> Invoice:
        """By the service that begins or ends the term."""
        answers = self.form.cleaned_data
        act = confirm_payment if answers["direction"] == "in" else refund_payment
        return act(
            invoice=self.object,
            amount=answers["sum"],
            paid_on=answers["paid_on"],
            reference=answers["reference"],
            by=self.request.user,
        )


class InvoiceIndexView(_OfInvoices, generic.IndexView):
    """The list of invoices."""


class InvoiceViewSet(ModelViewSet):
    """Invoices by number; payments are noted on them."""

    model = Invoice
    name = "invoices"
    icon = "doc-full"
    menu_label = _("Invoices and payments")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = InvoiceIndexView
    edit_view_class = InvoiceEditView
    list_display = [
        "number",
        "buyer_name",
        "amount",
        "state",
        "issued_on",
        "due_on",
    ]
    list_filter = {"state": ["exact"], "year": ["exact"], "issued_on": ["lte", "gte"]}
    search_fields = ["buyer_name", "buyer_tax_number", "sequence"]
    search_backend_name = None
    ordering = ["-year", "-sequence"]

    def get_form_class(self, for_update: bool = False) -> type:
        """Nothing but payments is written on an invoice."""
        return PaymentForm
