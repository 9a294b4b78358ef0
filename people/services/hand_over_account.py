"""Accounts that an operator opens for somebody: opened, handed over by a code, taken over once."""

import secrets
from typing import NamedTuple

from allauth.account.models import EmailAddress
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from people.choices import (
    ACTIVATION_AGE,
    PRIVACY_TEXT_VERSION,
    ActivationChannel,
    ConsentKind,
)
from people.models import Activation, PhoneNumber, User
from people.services.open_account import name_person, record_consent
from people.services.queue_letter import queue_letter

# Without letters and figures that look alike on paper.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_GROUPS, _LENGTH = 3, 4


class ActivationRefused(Exception):
    """The code opens nothing; the text says why and what to do."""


class HandedOver(NamedTuple):
    """An account and the code that opens it, which is told to nobody twice."""

    person: User
    code: str


def digest_of_code(*, code: str) -> str:
    """What is kept of a code; spaces, hyphens and the case of letters do not matter."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return salted_hmac("people.activation", plain, algorithm="sha256").hexdigest()


@transaction.atomic
def open_for_somebody(
    *, email: str | None, phone: str | None, display_name: str, language: str
) -> User:
    """Open an account without a password; its address and number count once they are confirmed.

    Both are written as they are kept, and neither belongs to anybody: the caller made sure.
    """
    person = User(email=email or None)
    person.set_unusable_password()
    person.save()
    if email:
        EmailAddress.objects.create(user=person, email=email, verified=False, primary=True)
    if phone:
        PhoneNumber.objects.create(person=person, phone=phone)
    name_person(person=person, display_name=display_name, language=language)
    return person


@transaction.atomic
def hand_over(*, person: User, channel: ActivationChannel) -> HandedOver:
    """Give out a new code; an older one of this person opens nothing any more.

    By letter it is written at once; for paper it is given back, and only here.
    """
    code = "-".join(
        "".join(secrets.choice(_SIGNS) for _sign in range(_LENGTH)) for _group in range(_GROUPS)
    )
    facts = {
        "digest": digest_of_code(code=code),
        "channel": channel,
        "expires_at": timezone.now() + ACTIVATION_AGE,
    }
    Activation.objects.update_or_create(person=person, defaults=facts)
    if channel == ActivationChannel.LETTER:
        _write(person, code)
    return HandedOver(person, code)


def activation_path(*, code: str, language: str) -> str:
    """The address at which a code is turned into a password."""
    with translation.override(language):
        return reverse("account_activate", args=[code])


def _write(person: User, code: str) -> None:
    language = person.profile.language
    queue_letter(
        event=f"activation:{digest_of_code(code=code)[:16]}",
        kind="account_opened",
        person=person,
        context={
            "code": code,
            "action_path": activation_path(code=code, language=language),
            "until": timezone.now() + ACTIVATION_AGE,
        },
        has_secret=True,
    )


@transaction.atomic
def take_over_account(*, code: str, password: str, language: str) -> User:
    """Turn a code into an account with a password and a consent, once.

    A code that came by letter proves the address too. Raises ActivationRefused for a code that is
    unknown, used, replaced or too old, for an account whose owner came in by another way
    meanwhile, and for a closed one.
    """
    found = Activation.objects.select_for_update().filter(digest=digest_of_code(code=code))
    activation = found.select_related("person").first()
    # Who has a password has taken the account over: a sheet of paper must not open it again, past
    # the second factor at that.
    is_owned = activation is not None and activation.person.has_usable_password()
    if activation is None or activation.expires_at < timezone.now() or is_owned:
        raise ActivationRefused(
            _("This code was used already or is too old. Ask whoever gave it to you for a new one.")
        )
    person: User = activation.person
    if not person.is_active:
        raise ActivationRefused(_("This account is closed."))
    person.set_password(password)
    person.save(update_fields=["password"])
    if activation.channel == ActivationChannel.LETTER:
        EmailAddress.objects.filter(user=person, email=person.email).update(verified=True)
    record_consent(
        person=person,
        kind=ConsentKind.PRIVACY,
        text_version=PRIVACY_TEXT_VERSION,
        language=language,
    )
    activation.delete()
    return person
