"""Who acts for the same municipality."""

from dataclasses import dataclass

from organisations.access import municipalities_of
from organisations.models import Membership
from people.models import Profile, User, Verification


@dataclass(frozen=True)
class Colleague:
    """A person of the same municipality, and whether somebody vouches for them."""

    person_id: int
    name: str
    membership: Membership
    is_verified: bool


def colleagues_of(person: User) -> list[Colleague]:
    """People of the municipalities in which one is confirmed oneself; four statements.

    Who only claims to belong there sees nobody.
    """
    places = municipalities_of(person)
    held = Membership.objects.filter(
        municipality__in=places, until_date=None, declined_at=None, person__is_active=True
    ).exclude(person=person)
    rows = list(held.select_related("municipality").order_by("municipality_id", "pk"))
    ids = [row.person_id for row in rows]
    names = dict(Profile.objects.filter(person__in=ids).values_list("person_id", "display_name"))
    known = set(
        Verification.objects.holding().filter(person__in=ids).values_list("person_id", flat=True)
    )
    return [
        Colleague(row.person_id, names.get(row.person_id, ""), row, row.person_id in known)
        for row in rows
    ]
