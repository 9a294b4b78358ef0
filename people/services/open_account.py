"""Opening accounts, naming people, and recording what they agreed to."""

from collections.abc import Sequence

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from people.choices import ConsentKind
from people.models import Consent, Profile, User


class AccountRefused(Exception):
    """The account cannot be opened: the address is taken or a group does not exist."""


@transaction.atomic
def name_person(*, person: User, display_name: str, language: str = "ru") -> Profile:
    """Write the public name; Wagtail's own screens read the copy on the account."""
    profile, _ = Profile.objects.update_or_create(
        person=person, defaults={"display_name": display_name, "language": language}
    )
    person.first_name, person.last_name = display_name[:150], ""
    person.save(update_fields=["first_name", "last_name"])
    return profile


@transaction.atomic
def open_account(
    *,
    email: str,
    password: str,
    display_name: str,
    language: str = "ru",
    groups: Sequence[str] = (),
    is_superuser: bool = False,
) -> User:
    """Open an account whose address needs no confirming: the demo's, or one made by an operator.

    People who register themselves go through the sign-up form instead. Raises AccountRefused
    when the address has an account or a group is unknown.
    """
    address = email.strip().lower()
    if User.objects.filter(email=address).exists():
        raise AccountRefused(f"{address} has an account.")
    found = list(Group.objects.filter(name__in=groups))
    if len(found) != len(set(groups)):
        raise AccountRefused("A group does not exist; run setup_portal first.")
    person = User.objects.create_user(
        address, password, is_superuser=is_superuser, is_staff=is_superuser
    )
    person.groups.set(found)
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    name_person(person=person, display_name=display_name, language=language)
    return person


@transaction.atomic
def record_consent(*, person: User, kind: ConsentKind, text_version: str, language: str) -> Consent:
    """Note that a person agreed to this version of a text; the same agreement is one row."""
    consent, _ = Consent.objects.get_or_create(
        person=person,
        kind=kind,
        text_version=text_version,
        withdrawn_at=None,
        defaults={"language": language},
    )
    return consent


@transaction.atomic
def withdraw_consent(*, consent: Consent) -> Consent:
    """Date the withdrawal; what was done until then stays lawful."""
    if consent.withdrawn_at is None:
        consent.withdrawn_at = timezone.now()
        consent.save(update_fields=["withdrawn_at"])
    return consent
