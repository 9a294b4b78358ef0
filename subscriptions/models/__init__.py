"""Plans, dues, subscriptions and what belongs to them."""

from subscriptions.models.dues import DuesPayment
from subscriptions.models.invoices import Invoice, InvoiceCounter, OfficeDetails, Payment
from subscriptions.models.newsletters import (
    Newsletter,
    NewsletterDelivery,
    NewsletterLetter,
    NewsletterPreference,
)
from subscriptions.models.plans import Plan
from subscriptions.models.subscriptions import (
    PrintedCopies,
    Subscription,
    SubscriptionReader,
)

__all__ = [
    "DuesPayment",
    "Invoice",
    "InvoiceCounter",
    "Newsletter",
    "NewsletterDelivery",
    "NewsletterLetter",
    "NewsletterPreference",
    "OfficeDetails",
    "Payment",
    "Plan",
    "PrintedCopies",
    "Subscription",
    "SubscriptionReader",
]
