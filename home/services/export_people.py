"""A list of people and whom they act for, for staff who may take it and say what for."""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.tables import write_xlsx
from organisations.models import Membership
from people.choices import AccessKind, AccessSubject
from people.models import PhoneNumber, Profile, User, Verification
from people.services import record_access

Row = tuple[str, ...]


@transaction.atomic
def export_people(*, staff: User, reason: str) -> bytes:
    """Write every open account with its posts into a workbook, and note who took it and why.

    Nothing of what is told for statistics is in it. Whether somebody may take it is asked before.
    """
    people = list(User.objects.filter(is_active=True).order_by("pk"))
    content = write_xlsx(_headings(), _rows(people), title=_("People"))
    record_access(
        who=staff,
        kind=AccessKind.EXPORT,
        subject=AccessSubject.PEOPLE,
        person_ids=[person.pk for person in people],
        why=reason,
        rows=len(people),
    )
    return content


def _headings() -> list[str]:
    return [
        _("Surname, first name, patronymic"),
        _("E-mail"),
        _("Mobile phone"),
        _("Registered"),
        _("Verified"),
        _("Municipality"),
        _("Post"),
        _("Confirmed"),
        _("From"),
        _("Until"),
    ]


def _rows(people: list[User]) -> Iterator[Row]:
    """One row a post; five statements, however many people there are."""
    names = dict(Profile.objects.values_list("person_id", "display_name"))
    phones = dict(PhoneNumber.objects.values_list("person_id", "phone"))
    known = set(Verification.objects.holding().values_list("person_id", flat=True))
    posts: dict[int, list[Row]] = {}
    for held in Membership.objects.select_related("municipality").order_by("from_date", "pk"):
        posts.setdefault(held.person_id, []).append(
            (
                held.municipality.label,
                held.post,
                _("yes") if held.confirmed_at else _("no"),
                held.from_date.isoformat(),
                held.until_date.isoformat() if held.until_date else "",
            )
        )
    for person in people:
        own = (
            names.get(person.pk, person.get_full_name()),
            person.email or "",
            phones.get(person.pk, ""),
            timezone.localdate(person.date_joined).isoformat(),
            _("yes") if person.pk in known else _("no"),
        )
        for post in posts.get(person.pk, [("",) * 5]):
            yield (*own, *post)
