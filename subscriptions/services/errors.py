"""Why a subscription, a payment or the ledger refuses."""


class SubscriptionError(Exception):
    """It cannot be done; the text says why and what to do, in the reader's language."""
