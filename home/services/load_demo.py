"""Fills a portal with believable content and accounts for trying it out."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from home.choices import DEMO_DOMAIN
from home.services.clear_demo import clear_demo
from home.services.import_demo_cases import import_demo_cases
from home.services.open_demo_accounts import open_demo_accounts
from home.services.write_demo_contacts import write_demo_contacts
from home.services.write_demo_drafts import write_demo_drafts
from home.services.write_demo_magazine import write_demo_magazine
from home.services.write_demo_news import write_demo_news
from home.services.write_demo_publications import write_demo_publications
from home.services.write_demo_repeats import write_demo_repeats
from home.services.write_demo_subscriptions import write_demo_subscriptions


class DemoRefused(Exception):
    """This portal takes no demonstration accounts: their password is known to everybody."""


def has_demo() -> bool:
    """Say whether demonstration accounts are there."""
    accounts = get_user_model().objects.filter(email__endswith=f"@{DEMO_DOMAIN}")
    return bool(accounts.exists())


@transaction.atomic
def load_demo(*, is_reload: bool = False) -> None:
    """Add what is missing of accounts, cases and all around them; a reload starts them anew.

    Refuses with DemoRefused where demonstration accounts are not allowed.
    """
    if not settings.DEMO_ACCOUNTS_ALLOWED:
        raise DemoRefused("Demonstration accounts are not allowed with these settings.")
    if is_reload:
        clear_demo()
    open_demo_accounts()
    write_demo_contacts()
    import_demo_cases()
    write_demo_drafts()
    write_demo_repeats()
    write_demo_news()
    write_demo_publications()
    write_demo_magazine()
    write_demo_subscriptions()
