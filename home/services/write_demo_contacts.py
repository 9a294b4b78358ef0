"""Where the editors of the demonstration are reached: an address and a phone of nobody."""

from django.db import transaction

from home.models import ContactSettings
from home.selectors.repository import read_demo


@transaction.atomic
def write_demo_contacts() -> None:
    """Fill in what is empty; what an operator entered stays."""
    contacts = ContactSettings.load()
    for name, text in read_demo("contacts").items():
        setattr(contacts, name, getattr(contacts, name) or text)
    contacts.save()
