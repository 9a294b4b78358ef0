"""A new password ends every other sign-in; the list of sign-ins follows."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from django.dispatch import receiver
from django.http import HttpRequest

from people.models import User
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
