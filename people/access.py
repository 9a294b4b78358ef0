"""Who typed this, and how long a sign-in lasts on whose device."""

import hashlib
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import consume
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core import checks, signing
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from people.choices import Device
from people.models import User

_SALT = "people.hold"
_HOLD_AGE = 24 * 3600  # seconds
DEVICE_KEY = "device"


def hold_token(*, person: User, path: str) -> str:
    """Sign into a form whose it is, so that its text can be kept after the session has ended.

    It serves a day at most, and no longer than the password: who changes it after a theft must
    not find words of the thief in a form.
    """
    return signing.dumps([person.pk, path, _mark_of(person)], salt=_SALT)


def _mark_of(person: User) -> str:
    return hashlib.sha256(person.password.encode()).hexdigest()[:32]


def read_hold_token(token: str, *, path: str) -> User | None:
    """The person a form was opened by, if the token is ours, of this page and still serves."""
    try:
        person_id, signed_path, mark = signing.loads(token, salt=_SALT, max_age=_HOLD_AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if signed_path != path:
        return None
    person = User.objects.filter(pk=person_id, is_active=True).first()
    return person if person and constant_time_compare(_mark_of(person), mark) else None


def is_within_rate(
    request: HttpRequest,
    *,
    action: str,
    key: str | None = None,
    dry_run: bool = False,
    counts_looks: bool = False,
) -> bool:
    """Count one more of this action; False when there were too many (ACCOUNT_RATE_LIMITS).

    `key` is what limits by key count, an address or a number; a dry run only looks. A GET counts
    only where it is said: files that are dear to write.
    """
    used = consume(
        request,
        app="allauth.account",
        action=action,
        key=key,
        dry_run=dry_run,
        limit_get=counts_looks,
    )
    return used is not None


def network_of(request: HttpRequest) -> str:
    """The address a request came from, as the limits count it; believed proxies are looked past."""
    return str(get_adapter().get_client_ip(request))


def is_staff_account(person: User) -> bool:
    """Say whether the account opens the editors' screens."""
    return person.is_active and person.has_perm("wagtailadmin.access_admin")


def limit_session(*, session: SessionBase, person: User) -> None:
    """Let the sign-in last as the person's answer about the device says; staff never for long."""
    if session.get(DEVICE_KEY) == Device.OWN:
        staff = is_staff_account(person)
        session.set_expiry(settings.SESSION_AGE_STAFF if staff else settings.SESSION_AGE_OWN)
        session.pop("idle_limit", None)
    else:
        session.set_expiry(0)
        session["idle_limit"] = settings.SESSION_IDLE_SHARED
        session["seen_at"] = int(timezone.now().timestamp())


def look_at_the_gateway(**_asked: Any) -> list[checks.CheckMessage]:
    """Say at deployment whether phones can sign in, and refuse to write codes into its log."""
    if settings.SMS_TRANSPORT.endswith("TextsInLog"):
        return [
            checks.Warning(
                "Codes for phones are written into the log; who reads it can sign in as anybody.",
                hint="Set SMS_URL, or leave SMS_TRANSPORT unset.",
                id="people.W001",
            )
        ]
    if not settings.PHONES_OFFERED:
        return [
            checks.Info(
                "Phones are not offered: there is no gateway for text messages.",
                hint="Set SMS_URL and SMS_TOKEN.",
                id="people.I001",
            )
        ]
    return []
