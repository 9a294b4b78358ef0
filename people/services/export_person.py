"""Handing a person what `people` itself knows about them, as plain values."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import models
from django.db.models import Q
from wagtail.users.models import UserProfile

from people import registry
from people.models import (
    AccessLogPerson,
    Consent,
    ErasureRequest,
    FormKey,
    HeldForm,
    Letter,
    PersonStatistics,
    Profile,
    User,
    Verification,
)
from people.services.mask_traces import identity_of

Row = dict[str, Any]
_ADMIN = ("preferred_language", "current_time_zone", "avatar")
# What of each table a person is told; codes, digests and keys of forms open something or say
# nothing.
_TOLD: dict[str, tuple[type[models.Model], tuple[str, ...]]] = {
    "consents": (Consent, ("kind", "text_version", "language", "agreed_at", "withdrawn_at")),
    "verifications": (
        Verification,
        ("ground", "note", "verified_at", "revoked_at", "reason"),
    ),
    "statistics": (PersonStatistics, ("gender", "birth_year")),
    "erasures": (ErasureRequest, ("asked_at", "due_at", "cancelled_at", "done_at")),
    "typed": (HeldForm, ("path", "fields", "uploads", "held_at")),
    "forms": (FormKey, ("purpose", "result", "claimed_at")),
}


def export_person(*, person: User) -> dict[str, Any]:
    """Everything the portal holds about a person, by section, as plain values for JSON."""
    return {name: exporter(person=person) for name, exporter in sorted(registry.exporters.items())}


def export_own_rows(*, person: User) -> Row:
    """What the package `people` itself knows."""
    return {
        "email": person.email,
        "name": person.get_full_name(),
        "registered_at": _plain(person.date_joined),
        "last_signed_in_at": _plain(person.last_login),
        "groups": list(person.groups.order_by("name").values_list("name", flat=True)),
        "addresses": _rows(EmailAddress.objects.filter(user=person), ("email", "verified")),
        "profile": _profile(person),
        "admin": _first(UserProfile.objects.filter(user=person), _ADMIN),
        "letters": _letters(person),
        "looked_at_by": _accesses(person),
        **{
            name: _rows(model._default_manager.filter(person=person), columns)
            for name, (model, columns) in _TOLD.items()
        },
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _rows(found: Any, columns: tuple[str, ...]) -> list[Row]:
    return [
        {name: _plain(value) for name, value in row.items()}
        for row in found.order_by("pk").values(*columns)
    ]


def _first(found: Any, columns: tuple[str, ...]) -> Row | None:
    return next(iter(_rows(found, columns)), None)


def _profile(person: User) -> Row | None:
    columns = ("display_name", "name_ru", "name_ky", "name_latin", "language", "bio")
    profile = _first(Profile.objects.filter(person=person), columns)
    topics = Profile.objects.filter(person=person).values_list("topics__code", flat=True)
    return profile and {**profile, "topics": [code for code in topics if code]}


def _letters(person: User) -> list[Row]:
    """Letters with their text; of those with a code only that they were sent."""
    columns = (
        *("kind", "recipient", "language", "subject"),
        *("state", "queued_at", "sent_at", "error"),
    )
    own = Letter.objects.filter(Q(person=person) | Q(recipient__in=identity_of(person=person)))
    return [
        *_rows(own.filter(has_secret=False), (*columns, "text")),
        *_rows(own.filter(has_secret=True), columns),
    ]


def _accesses(person: User) -> list[Row]:
    seen = AccessLogPerson.objects.filter(person=person).order_by("-access__at")
    names = {"access__at": "at", "access__kind": "what", "access__why": "why"}
    return [
        {names[name]: _plain(value) for name, value in row.items()} for row in seen.values(*names)
    ]
