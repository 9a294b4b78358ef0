"""Handing a person their data, and erasing it; every app adds its own through the registry."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from people import registry
from people.models import Consent, FormKey, HeldForm, Letter, Profile, User


def export_person(*, person: User) -> dict[str, Any]:
    """Everything the portal holds about a person, by section, as plain values for JSON."""
    return {name: exporter(person=person) for name, exporter in sorted(registry.exporters.items())}


@transaction.atomic
def erase_person(*, person: User) -> User:
    """Erase a person everywhere and empty the account, which can no longer sign in.

    The row itself stays: the history of pages and protocols points at it. Its address is
    overwritten last, because the other steps find what is theirs by it. Bears to run twice.
    """
    for name in sorted(registry.erasers, key=lambda name: (name == registry.ACCOUNT, name)):
        registry.erasers[name](person=person)
    return person


def export_own_rows(*, person: User) -> dict[str, Any]:
    """What the package `people` itself knows."""
    profile = Profile.objects.filter(person=person).first()
    return {
        "email": person.email,
        "registered_at": person.date_joined.isoformat(),
        "profile": {
            "display_name": profile.display_name,
            "name_ru": profile.name_ru,
            "name_ky": profile.name_ky,
            "name_latin": profile.name_latin,
            "language": profile.language,
            "bio": profile.bio,
            "topics": list(profile.topics.values_list("code", flat=True)),
        }
        if profile
        else None,
        "consents": [
            {
                "kind": consent.kind,
                "text_version": consent.text_version,
                "agreed_at": consent.agreed_at.isoformat(),
                "withdrawn_at": consent.withdrawn_at and consent.withdrawn_at.isoformat(),
            }
            for consent in Consent.objects.filter(person=person).order_by("agreed_at")
        ],
        "letters": [
            {"kind": letter.kind, "subject": letter.subject, "text": letter.text}
            for letter in Letter.objects.readable_by(person)
        ],
    }


@transaction.atomic
def erase_own_rows(*, person: User) -> None:
    """Remove what the package `people` itself knows and close the door."""
    for model in (Profile, Consent, FormKey, HeldForm, Letter):
        model._default_manager.filter(person=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    person.email = f"deleted-{person.pk}@invalid.invalid"
    person.first_name = person.last_name = ""
    person.is_active = person.is_staff = person.is_superuser = False
    person.set_unusable_password()
    person.save()
    person.groups.clear()
    person.user_permissions.clear()
