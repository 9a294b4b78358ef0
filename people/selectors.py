"""Reads about people that more than one service needs."""

from django.conf import settings

from people.models import Profile, User


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
