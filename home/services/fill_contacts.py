"""Who runs the portal, without address and phone, until an operator writes it in the settings."""

from django.db import transaction

from home.models import ContactSettings
from home.selectors.repository import read_tree


@transaction.atomic
def fill_contacts() -> None:
    """Fill empty contacts from the repository; filled ones stay."""
    contacts = ContactSettings.load()
    if not contacts.owner_ru:
        for name, text in read_tree()["contacts"].items():
            setattr(contacts, name, text)
        contacts.save()
