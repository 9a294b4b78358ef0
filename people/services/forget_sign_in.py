"""Handing a person what proves who they are, without its secrets, and erasing it."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from people.models import PhoneNumber, SignIn, TextMessage, User
from people.services.end_sign_in import end_other_sign_ins


def export_sign_in(*, person: User) -> dict[str, Any]:
    """Phone, second factors by kind and day, sign-ins; never what opens the account."""
    phone = PhoneNumber.objects.filter(person=person).first()
    factors = Authenticator.objects.filter(user=person).order_by("pk")
    return {
        "phone": phone and phone.phone,
        "phone_confirmed_at": phone and phone.confirmed_at and phone.confirmed_at.isoformat(),
        "second_factors": [
            {"kind": factor.type, "added_at": factor.created_at.isoformat()} for factor in factors
        ],
        "sign_ins": [
            {"browser": sign_in.browser, "at": sign_in.signed_in_at.isoformat()}
            for sign_in in SignIn.objects.filter(person=person).order_by("signed_in_at")
        ],
        "texts": [
            {"kind": text.kind, "phone": text.phone, "at": text.queued_at.isoformat()}
            for text in TextMessage.objects.filter(person=person).order_by("queued_at")
        ],
    }


@transaction.atomic
def erase_sign_in(*, person: User) -> None:
    """Sign out everywhere and remove phone, texts and second factors; bears to run twice."""
    end_other_sign_ins(person=person, session_key=None)
    own = PhoneNumber.objects.filter(person=person, confirmed_at__isnull=False)
    TextMessage.objects.filter(person=None, phone__in=own.values("phone")).delete()
    TextMessage.objects.filter(person=person).delete()
    PhoneNumber.objects.filter(person=person).delete()
    Authenticator.objects.filter(user=person).delete()


@transaction.atomic
def remove_second_factors(*, person: User) -> int:
    """Take all second factors off an account whose owner lost them; how many there were.

    For an operator who made sure who is asking; the owner signs in with the password and sets up
    new ones. All browsers are signed out.
    """
    end_other_sign_ins(person=person, session_key=None)
    return Authenticator.objects.filter(user=person).delete()[0]
