"""Plans, dues, subscriptions and what belongs to them."""

from subscriptions.models.dues import DuesPayment
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
    "Newsletter",
    "NewsletterDelivery",
    "NewsletterLetter",
    "NewsletterPreference",
    "Plan",
    "PrintedCopies",
    "Subscription",
    "SubscriptionReader",
]
