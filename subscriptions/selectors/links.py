"""Addresses of mail as the newsletter keeps them, and the signed links of its letters."""

import hashlib

from django.core import signing
from django.urls import reverse
from django.utils import translation

from subscriptions.choices import CONFIRM_FOR

SALT_ADDRESS = "subscriptions.newsletter.address"
SALT_CONFIRM = "subscriptions.newsletter.confirm"


def normalised(address: str) -> str:
    """Write an address in the one way it is kept: small letters, the domain as machines say it."""
    local, _, domain = address.strip().lower().rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        return f"{local}@{domain}"


def digest_of(address: str) -> str:
    """What an address is found by once the address itself is gone.

    Without a secret on purpose: a key that is changed or lost would forget who wants no letters.
    """
    return hashlib.sha256(f"newsletter:{normalised(address)}".encode()).hexdigest()


def address_token(preference_id: int) -> str:
    """The right to choose and to stop the letters of one address; it does not lapse."""
    return signing.Signer(salt=SALT_ADDRESS).sign(str(preference_id))


def read_address_token(token: str) -> int | None:
    """Whose letters a link is about; None for a link we did not write."""
    try:
        return int(signing.Signer(salt=SALT_ADDRESS).unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def confirm_token(preference_id: int, round_number: int) -> str:
    """The right to say yes to letters at an address, for some days."""
    return signing.TimestampSigner(salt=SALT_CONFIRM).sign(f"{preference_id}-{round_number}")


def read_confirm_token(token: str) -> tuple[int, int] | None:
    """Whose yes it is and of which round; None for a link that is too old or not ours."""
    try:
        value = signing.TimestampSigner(salt=SALT_CONFIRM).unsign(token, max_age=CONFIRM_FOR)
        preference_id, _, round_number = value.partition("-")
        return int(preference_id), int(round_number)
    except (signing.BadSignature, ValueError):
        return None


def confirm_path(preference_id: int, round_number: int, language: str) -> str:
    """Where one says yes."""
    with translation.override(language):
        return reverse("newsletter_confirm", args=[confirm_token(preference_id, round_number)])


def choose_path(preference_id: int, language: str) -> str:
    """Where one chooses what letters say."""
    with translation.override(language):
        return reverse("newsletter_choose", args=[address_token(preference_id)])


def stop_path(preference_id: int, language: str) -> str:
    """Where letters are stopped, by a person or by a mail program."""
    with translation.override(language):
        return reverse("newsletter_stop", args=[address_token(preference_id)])
