"""When issues open to everybody, and how long a subscription lasts past its end."""

from config.settings.environment import env

MAGAZINE_OPEN_AFTER_MONTHS = env.int("MAGAZINE_OPEN_AFTER_MONTHS", default=12)
SUBSCRIPTION_GRACE_DAYS = env.int("SUBSCRIPTION_GRACE_DAYS", default=14)
# Papers of bookkeeping outlive the account of whoever paid, without their name.
INVOICE_KEPT_YEARS = env.int("INVOICE_KEPT_YEARS", default=6)
