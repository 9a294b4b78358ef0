"""Noting in which browsers somebody is signed in, and ending sign-ins from afar."""

from importlib import import_module
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from people.models import SignIn, User

_BROWSER_LENGTH = 300


@transaction.atomic
def note_sign_in(*, person: User, session_key: str, browser: str) -> SignIn:
    """Note that somebody signed in; the same session again is the same row."""
    sign_in, _ = SignIn.objects.update_or_create(
        session_key=session_key,
        defaults={"person": person, "browser": browser[:_BROWSER_LENGTH].replace("\x00", "")},
    )
    return sign_in


@transaction.atomic
def end_sign_in(*, person: User, sign_in_id: UUID) -> bool:
    """Sign a browser out; False when this person has no such sign-in."""
    sign_in = SignIn.objects.filter(pk=sign_in_id, person=person).first()
    if sign_in is None:
        return False
    _end([sign_in.session_key])
    return True


@transaction.atomic
def end_other_sign_ins(*, person: User, session_key: str | None) -> int:
    """Sign out every browser but the one this is asked from; how many there were."""
    others = SignIn.objects.filter(person=person).exclude(session_key=session_key or "")
    keys = list(others.values_list("session_key", flat=True))
    _end(keys)
    return len(keys)


def _end(session_keys: list[str]) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for key in session_keys:
        store.delete(key)
    SignIn.objects.filter(session_key__in=session_keys).delete()


@transaction.atomic
def drop_ended_sign_ins() -> int:
    """Forget sign-ins whose session has run out."""
    alive = Session.objects.filter(expire_date__gt=timezone.now())
    return SignIn.objects.exclude(session_key__in=alive.values("session_key")).delete()[0]
