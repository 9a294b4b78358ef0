"""A new password ends every other sign-in; a confirmed address is told to who waits for it."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import (
    email_confirmed,
    password_changed,
    password_reset,
    password_set,
)
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from people.models import User
from people.registry import tell_of_addresses
from people.services.end_sign_in import end_other_sign_ins, note_sign_in


@receiver([password_changed, password_set], dispatch_uid="people.keep_this_sign_in")
def keep_this_sign_in(request: HttpRequest, user: User, **_facts: Any) -> None:
    """Keep the browser the password was changed in; its session has got a new key."""
    key = str(request.session.session_key)
    end_other_sign_ins(person=user, session_key=key)
    note_sign_in(person=user, session_key=key, browser=request.headers.get("user-agent", ""))


@receiver(password_reset, dispatch_uid="people.end_all_sign_ins")
def end_all_sign_ins(user: User, **_facts: Any) -> None:
    """End all: whoever asked for a new password is signed in nowhere yet."""
    end_other_sign_ins(person=user, session_key=None)


@receiver(user_logged_in, dispatch_uid="people.look_at_addresses")
def look_at_addresses(user: User, **_facts: Any) -> None:
    """What waited for one's address is found at the sign-in."""
    tell_of_addresses(person=user)


@receiver(email_confirmed, dispatch_uid="people.look_at_new_address")
def look_at_new_address(email_address: EmailAddress, **_facts: Any) -> None:
    """Somebody who registers is signed in before the address is confirmed."""
    tell_of_addresses(person=email_address.user)
