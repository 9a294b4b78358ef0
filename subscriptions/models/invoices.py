"""Invoices with numbers without gaps, what was paid for them, and who writes them."""

from django.conf import settings
from django.contrib.admin import display
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting
from wagtail.contrib.settings.registry import register_setting

from core.labels import in_language
from core.retention import Retention
from subscriptions.choices import InvoiceState
from subscriptions.models.subscriptions import Subscription

LONGEST_LINE = 255


class InvoiceCounter(models.Model):
    """The last number given in a year; whoever takes the next one holds the row until then."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}-{self.last:04}"


class Invoice(models.Model):
    """What is to be paid for one subscription, as it was printed on the day it was written."""

    PERSONAL_DATA = Retention(
        keep="six years after the year of the invoice, as papers of bookkeeping; a setting",
        erase="the key to the account, the name, tax number, address and e-mail are emptied",
    )

    year = models.PositiveSmallIntegerField(_("year"))
    sequence = models.PositiveIntegerField(_("number in the year"))
    subscription = models.OneToOneField(
        Subscription, on_delete=models.PROTECT, related_name="invoice"
    )
    state = models.CharField(
        _("state"), max_length=10, choices=InvoiceState.choices, default=InvoiceState.SENT
    )
    amount = models.DecimalField(_("amount, som"), max_digits=12, decimal_places=2)
    issued_on = models.DateField(_("date"))
    due_on = models.DateField(_("pay until"))
    line_ru = models.CharField(_("what for, Russian"), max_length=LONGEST_LINE)
    line_ky = models.CharField(_("what for, Kyrgyz"), max_length=LONGEST_LINE, blank=True)
    buyer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="invoices",
        verbose_name=_("who ordered"),
    )
    buyer_name = models.CharField(_("payer"), max_length=200, blank=True)
    buyer_tax_number = models.CharField(_("tax number of the payer"), max_length=20, blank=True)
    buyer_address = models.CharField(_("address of the payer"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        constraints = [
            models.UniqueConstraint(fields=["year", "sequence"], name="unique_invoice_number"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="invoice_asks_for_money"),
        ]

    @property
    @display(description=_("number"))
    def number(self) -> str:
        """The number as it is printed: 2026-0311."""
        return f"{self.year}-{self.sequence:04}"

    @property
    def line(self) -> str:
        """What is paid for, in the language of the page."""
        return in_language({"ru": self.line_ru, "ky": self.line_ky})[0]

    def __str__(self) -> str:
        return self.number


class Payment(models.Model):
    """Money that came for an invoice, or went back (a negative amount)."""

    PERSONAL_DATA = Retention(
        keep="as long as its invoice",
        erase="the key to whoever noted it is emptied",
    )

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="payments")
    amount = models.DecimalField(_("amount, som"), max_digits=12, decimal_places=2)
    paid_on = models.DateField(_("paid on"))
    reference = models.CharField(_("reference"), max_length=120)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("noted by"),
    )
    noted_at = models.DateTimeField(_("noted"), auto_now_add=True)

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        constraints = [
            models.UniqueConstraint(
                fields=["invoice", "reference"], name="unique_payment_of_invoice"
            ),
            models.CheckConstraint(condition=~models.Q(amount=0), name="payment_is_not_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.invoice} · {self.amount}"


@register_setting(icon="mail")
class OfficeDetails(BaseGenericSetting):
    """Who writes invoices and where money goes; printed as it stands."""

    name_ru = models.CharField(_("recipient, Russian"), max_length=200, blank=True)
    name_ky = models.CharField(_("recipient, Kyrgyz"), max_length=200, blank=True)
    tax_number = models.CharField(_("tax number"), max_length=20, blank=True)
    address_ru = models.CharField(_("address, Russian"), max_length=200, blank=True)
    address_ky = models.CharField(_("address, Kyrgyz"), max_length=200, blank=True)
    bank = models.CharField(_("bank"), max_length=120, blank=True)
    bank_code = models.CharField(_("bank code"), max_length=20, blank=True)
    account = models.CharField(_("account"), max_length=40, blank=True)
    tax_note_ru = models.CharField(_("words on tax, Russian"), max_length=200, blank=True)
    tax_note_ky = models.CharField(_("words on tax, Kyrgyz"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("details of the office for invoices")

    @property
    def name(self) -> str:
        """The recipient in the language of the page."""
        return in_language({"ru": self.name_ru, "ky": self.name_ky})[0]

    @property
    def address(self) -> str:
        """The address in the language of the page."""
        return in_language({"ru": self.address_ru, "ky": self.address_ky})[0]

    @property
    def tax_note(self) -> str:
        """The words on tax in the language of the page."""
        return in_language({"ru": self.tax_note_ru, "ky": self.tax_note_ky})[0]
