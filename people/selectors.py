"""Reads about people that more than one service needs."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone

from people.choices import HELD_FORM_AGE, SMALLEST_GROUP, STATISTICS_RIGHT, Device, Gender
from people.engine import device_words
from people.models import (
    AccessLog,
    AccessLogPerson,
    DataExport,
    ErasureRequest,
    HeldForm,
    PersonStatistics,
    PhoneNumber,
    Profile,
    SignIn,
    User,
    Verification,
)


def person_with_email(email: str) -> User | None:
    """The account with this address, whatever the case of its letters."""
    return User.objects.filter(email__iexact=email.strip()).first()


def has_confirmed_email(person: User) -> bool:
    """Whether the account has shown that its address is its own."""
    rows = EmailAddress.objects.filter(user=person, email__iexact=person.email or "", verified=True)
    return bool(person.email) and rows.exists()


def person_with_phone(phone: str) -> User | None:
    """The account whose confirmed number this is, written as it is kept."""
    row = PhoneNumber.objects.filter(phone=phone, confirmed_at__isnull=False)
    number = row.select_related("person").first()
    return number.person if number else None


def confirmed_addresses(person: User) -> list[str]:
    """The addresses of somebody that were confirmed, in small letters."""
    owned = EmailAddress.objects.filter(user=person, verified=True)
    return [address.lower() for address in owned.values_list("email", flat=True)]


def owner_of_address(address: str) -> User | None:
    """Who has confirmed this address; closed accounts own nothing."""
    owned = EmailAddress.objects.filter(email__iexact=address.strip(), verified=True)
    found = owned.filter(user__is_active=True).select_related("user").first()
    owner: User | None = found.user if found else None
    return owner


def confirmed_phone_of(person: User) -> str | None:
    """The number that opens the account, if there is one."""
    numbers = PhoneNumber.objects.filter(person=person, confirmed_at__isnull=False)
    return numbers.values_list("phone", flat=True).first()


@dataclass(frozen=True)
class OpenSignIn:
    """A browser in which a person is signed in, in words."""

    id: UUID
    words: str
    signed_in_at: datetime
    is_shared: bool
    is_this: bool


def open_sign_ins(*, person: User, session_key: str | None) -> list[OpenSignIn]:
    """Where somebody is signed in now, this browser first, then the newest; two statements."""
    rows = list(SignIn.objects.filter(person=person).order_by("-signed_in_at"))
    alive = {
        session.session_key: session.get_decoded()
        for session in Session.objects.filter(
            session_key__in=[row.session_key for row in rows], expire_date__gt=timezone.now()
        )
    }
    found = [
        OpenSignIn(
            id=row.pk,
            words=device_words(row.browser),
            signed_in_at=row.signed_in_at,
            is_shared=alive[row.session_key].get("device") != Device.OWN,
            is_this=row.session_key == session_key,
        )
        for row in rows
        if row.session_key in alive and not _is_idle(alive[row.session_key])
    ]
    return sorted(found, key=lambda sign_in: not sign_in.is_this)


def _is_idle(session: dict[str, int]) -> bool:
    """Say whether nobody has used this browser for longer than a shared device allows."""
    if "idle_limit" not in session:
        return False
    idle = timezone.now().timestamp() - session.get("seen_at", 0)
    return idle > session["idle_limit"]


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


@dataclass(frozen=True)
class OwnData:
    """What the page about one's own data shows."""

    copy: DataExport | None
    wish: ErasureRequest | None
    verification: Verification | None
    looked_count: int


def read_own_data(person: User) -> OwnData:
    """Read how far a copy and a wish to be erased are, who vouched, how often data was read."""
    return OwnData(
        copy=DataExport.objects.filter(person=person).order_by("-asked_at").first(),
        wish=ErasureRequest.objects.filter(person=person, cancelled_at=None, done_at=None).first(),
        verification=verification_of(person),
        looked_count=AccessLogPerson.objects.filter(person=person).count(),
    )


def verification_of(person: User) -> Verification | None:
    """Who vouches for a person now, and how."""
    return Verification.objects.holding().filter(person=person).first()


def accesses_to(person: User) -> QuerySet[AccessLog]:
    """Who looked at a person's data, newest first, with the names of those who did."""
    seen = AccessLog.objects.filter(people__person=person)
    return seen.select_related("who__profile").order_by("-at", "-pk")


@dataclass(frozen=True)
class PeopleFigures:
    """Sums of what people told for reports; a group too small to hide in is None."""

    told: int
    genders: dict[str, int | None]
    decades: dict[int, int | None]


def count_people(*, reader: User) -> PeopleFigures:
    """Count groups of at least five; raises PermissionDenied without the right to report.

    The number of those who told anything is rounded down to tens: the difference of two sums
    would give away a small group.
    """
    if not reader.has_perm(STATISTICS_RIGHT):
        raise PermissionDenied
    rows = PersonStatistics.objects.filter(person__is_active=True)
    genders = Counter(rows.exclude(gender="").values_list("gender", flat=True))
    years = rows.exclude(birth_year=None).values_list("birth_year", flat=True)
    decades = Counter(year // 10 * 10 for year in years if year)
    return PeopleFigures(
        told=rows.count() // 10 * 10,
        genders={gender: _safe(genders[gender]) for gender in Gender.values},
        decades={decade: _safe(count) for decade, count in sorted(decades.items())},
    )


def _safe(count: int) -> int | None:
    return count if count >= SMALLEST_GROUP else None
