"""An invoice as its paper shows it: parties, row, sum in words, details, the way back."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.motifs import cut_path
from core.qr import qr_path
from core.templatetags.formats import NBSP, day, number
from subscriptions.engine import sum_in_words
from subscriptions.models import Invoice, OfficeDetails

_CENT = Decimal("0.01")


def invoice_language() -> str:
    """Papers are Russian or Kyrgyz; readers of other languages get the Russian one."""
    return "ky" if (get_language() or "")[:2] == "ky" else "ru"


def invoice_paper(invoice: Invoice, office: OfficeDetails) -> dict[str, Any]:
    """Everything the template prints, as plain texts in the language of the page."""
    title = _("Invoice № %(number)s") % {"number": invoice.number}
    money = number(invoice.amount.quantize(_CENT))
    return {
        "lang": invoice_language(),
        "title": title,
        "owner": _("Magazine “Municipalitet”"),
        "head": office.name,
        "keywords": [invoice.number],
        "cut": cut_path("field"),
        "dates": _("of %(day)s. Pay until %(due)s.")
        % {"day": day(invoice.issued_on), "due": day(invoice.due_on)},
        "parties": [
            _party(_("Recipient"), office.name, office.tax_number, office.address),
            _party(_("Payer"), invoice.buyer_name, invoice.buyer_tax_number, invoice.buyer_address),
        ],
        "heads": [_("What"), _("Quantity"), _("Price, som"), _("Sum, som")],
        "rows": [["1", invoice.line, "1", money, money]],
        "words": ". ".join(
            part
            for part in (sum_in_words(invoice.amount, invoice_language()), office.tax_note)
            if part
        ),
        "to_pay": _("To pay"),
        "figure": _figure(invoice),
        "unit": _("som"),
        "details": _details(invoice, office),
        "notes": _notes(),
        "signatures": [_("Head"), _("Accountant")],
    }


def _details(invoice: Invoice, office: OfficeDetails) -> dict[str, Any]:
    """Where the money goes, and the code that leads to the state of the invoice."""
    address = f"{settings.PUBLIC_URL}{reverse('my_subscriptions')}"
    side, path = qr_path(address)
    return {
        "title": _("Details for the payment"),
        "rows": [
            [_("Bank"), _joined(office.bank, office.bank_code)],
            [_("Account number"), office.account or _("no data")],
            [
                _("Purpose"),
                _("Subscription, invoice № %(number)s") % {"number": invoice.number},
            ],
        ],
        "qr": {
            "side": side,
            "path": path,
            "alt": _("Code that leads to your invoices: %(url)s") % {"url": address},
            "note": _("State of the invoice and a copy"),
        },
    }


def _notes() -> dict[str, Any]:
    """Who owes nothing, and when the portal opens."""
    return {
        "title": _("Important"),
        "texts": [
            _(
                "Bodies that paid their dues to the Union of local self-government owe nothing:"
                " they read the magazine free of charge. Look on the portal before you pay."
            ),
            _(
                "The portal opens on the day we note the payment. Issues that came out in your"
                " term stay yours after it."
            ),
        ],
    }


def _figure(invoice: Invoice) -> str:
    whole = invoice.amount == invoice.amount.to_integral_value()
    return number(int(invoice.amount)) if whole else number(invoice.amount)


def _joined(bank: str, code: str) -> str:
    if not bank:
        return _("no data")
    return f"{bank}, {_('bank code')} {code}" if code else bank


def _party(title: str, name: str, tax_number: str, address: str) -> dict[str, Any]:
    numbered = f"{_('Tax number')}{NBSP}{tax_number}" if tax_number else ""
    lines = [line for line in (name, numbered, address) if line]
    return {"title": title, "lines": lines or [_("no data")]}
