"""Reads about people that more than one service needs."""

from django.conf import settings
from django.utils import timezone

from people.choices import HELD_FORM_AGE
from people.models import HeldForm, Profile, User


def person_with_email(email: str) -> User | None:
    """The account with this address, whatever the case of its letters."""
    return User.objects.filter(email__iexact=email.strip()).first()


def language_of(person: User | None) -> str:
    """The language a person wants letters in; the portal's first language where nobody said."""
    profile = Profile.objects.filter(person=person).first() if person else None
    return profile.language if profile else settings.LANGUAGE_CODE


def display_name_of(person: User) -> str:
    """How a person is called on pages; the e-mail address is never shown instead."""
    profile = Profile.objects.filter(person=person).first()
    return profile.display_name if profile else ""


def newest_held_form(person: User, path: str) -> HeldForm | None:
    """What somebody typed last on a page whose session had ended, within a day."""
    since = timezone.now() - HELD_FORM_AGE
    held = HeldForm.objects.filter(person=person, path=path, held_at__gte=since)
    return held.order_by("-held_at").first()
