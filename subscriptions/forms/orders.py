"""What is typed to order a subscription, printed copies, or another address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.models import Municipality
from people.models import User
from subscriptions.choices import LONGEST_ADDRESS, MOST_COPIES
from subscriptions.models import Plan
from subscriptions.services.order import Address, Holder, Order, Payer

ME, OTHER_BODY, GIFT = "me", "body", "gift"


class DeliveryForm(forms.Form):
    """Where copies on paper go."""

    recipient = forms.CharField(
        label=_("To whom"), help_text=_("A person or an office."), max_length=200, required=False
    )
    address = forms.CharField(
        label=_("Postal address"),
        help_text=_("Oblast, rayon, village or town, street, house."),
        max_length=LONGEST_ADDRESS,
        required=False,
        widget=forms.Textarea({"rows": 2, "autocomplete": "street-address"}),
    )
    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=10,
        required=False,
        widget=forms.TextInput({"autocomplete": "postal-code", "inputmode": "numeric"}),
    )
    copies_language = forms.ChoiceField(
        label=_("Language of the copies"),
        choices=[("ky", "Кыргызча"), ("ru", "Русский")],
        widget=forms.RadioSelect,
        initial="ru",
        error_messages={"required": _("Choose the language of the copies.")},
    )

    def delivery(self) -> Address:
        """The address as services take it."""
        names = ("recipient", "address", "postcode", "copies_language")
        return Address(**{name: self.cleaned_data.get(name) or "" for name in names})


class AddressForm(DeliveryForm):
    """Another address for copies that are ordered already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].required = True
        self.fields["address"].error_messages["required"] = _("Write the address.")


class CopiesForm(AddressForm):
    """Copies free of charge for a municipality with paid dues."""

    copies = forms.IntegerField(
        label=_("Copies of each issue"),
        min_value=1,
        max_value=MOST_COPIES,
        initial=1,
        error_messages={"required": _("Write how many copies.")},
    )


class OrderForm(DeliveryForm):
    """Who reads, in which form, where copies go, and whose name stands on the invoice."""

    reader = forms.ChoiceField(
        label=_("Who will read"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say who will read.")},
    )
    body_name = forms.CharField(
        label=_("Name of the body"),
        help_text=_("Only for another body. You read by its subscription and may add colleagues."),
        max_length=200,
        required=False,
    )
    gift_email = forms.EmailField(
        label=_("E-mail of who is given"),
        help_text=_("Only for a gift. The subscription waits there until its owner signs in."),
        required=False,
    )
    gift_note = forms.CharField(label=_("Words with the gift"), max_length=400, required=False)
    plan = forms.ModelChoiceField(
        label=_("How to read"),
        queryset=Plan.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose how to read.")},
    )
    payer_name = forms.CharField(
        label=_("Payer"),
        help_text=_("A name or a body, as it shall stand on the invoice."),
        max_length=200,
        error_messages={"required": _("Write who pays.")},
    )
    payer_tax_number = forms.CharField(
        label=_("Tax number"), help_text=_("14 figures, for bodies."), max_length=20, required=False
    )
    payer_address = forms.CharField(label=_("Address of the payer"), max_length=400, required=False)

    field_order = (
        "reader",
        "body_name",
        "gift_email",
        "gift_note",
        "plan",
        "recipient",
        "address",
        "postcode",
        "copies_language",
        "payer_name",
        "payer_tax_number",
        "payer_address",
    )

    def __init__(self, *args: Any, person: User, places: list[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.places = person, {str(place.pk): place for place in places}
        plans: Any = self.fields["plan"]
        plans.queryset = Plan.objects.filter(is_public=True).order_by("position", "pk")
        readers: Any = self.fields["reader"]
        readers.choices = [
            (ME, _("Me")),
            *((pk, place.label) for pk, place in self.places.items()),
            (OTHER_BODY, _("Another body")),
            (GIFT, _("Somebody else: a gift")),
        ]

    def clean(self) -> dict[str, Any]:
        """What belongs to the chosen reader and plan must be there."""
        cleaned: dict[str, Any] = super().clean() or {}
        reader, plan = cleaned.get("reader"), cleaned.get("plan")
        if reader == OTHER_BODY and not cleaned.get("body_name"):
            self.add_error("body_name", _("Write the name of the body."))
        if reader == GIFT and "gift_email" not in self.errors and not cleaned.get("gift_email"):
            self.add_error("gift_email", _("Write the e-mail of who is given."))
        if plan is not None and plan.is_on_paper and not cleaned.get("address"):
            self.add_error("address", _("Write the address to which the copies are sent."))
        return cleaned

    def order(self) -> Order:
        """The order as services take it."""
        answers = self.cleaned_data
        return Order(
            plan=answers["plan"],
            holder=self._holder(answers["reader"]),
            payer=Payer(
                name=answers["payer_name"],
                tax_number=answers["payer_tax_number"],
                address=answers["payer_address"],
            ),
            delivery=self.delivery(),
            gift_note=answers["gift_note"] if answers["reader"] == GIFT else "",
        )

    def _holder(self, reader: str) -> Holder:
        answers = self.cleaned_data
        if reader == OTHER_BODY:
            return Holder(body_name=answers["body_name"])
        if reader == GIFT:
            return Holder(gift_email=answers["gift_email"])
        place = self.places.get(reader)
        return Holder(municipality=place) if place else Holder(person=self.person)


class ReaderForm(forms.Form):
    """One more reader of a body's subscription."""

    email = forms.EmailField(
        label=_("E-mail of a colleague"), error_messages={"required": _("Write an e-mail.")}
    )
