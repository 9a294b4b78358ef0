"""Reads posts: one's own, those that wait for one's word, and municipalities by typed name."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from core.folding import fold
from organisations.choices import (
    DECIDE_RIGHT,
    VOUCHING_POSTS,
    MembershipState,
    PostKind,
)
from organisations.models import Membership, Municipality
from people.models import Profile, User


@dataclass(frozen=True)
class PostRow:
    """One post with what the page says about it."""

    membership: Membership
    is_held: bool
    is_over: bool
    name: str = ""

    @property
    def badge(self) -> str:
        """The colour of its state."""
        if self.is_over:
            return ""
        kinds = {MembershipState.WAITING: "warn", MembershipState.CONFIRMED: "ok"}
        return kinds.get(self.membership.state, "error")


def posts_of(person: User, day: datetime.date | None = None) -> list[PostRow]:
    """All posts a person claimed or held, what waits first, then the newest."""
    day = day or timezone.localdate()
    order = list(MembershipState)
    rows = Membership.objects.filter(person=person).select_related("municipality", "paper")
    found = [_row(row, day) for row in rows.order_by("-from_date", "-pk")]
    return sorted(found, key=lambda one: (one.is_over, order.index(one.membership.state)))


def claims_for(person: User, day: datetime.date | None = None) -> list[PostRow]:
    """Claims of colleagues that wait for this person's word, the oldest first."""
    day = day or timezone.localdate()
    held = Membership.objects.confirmed(day).filter(person=person, post_kind__in=VOUCHING_POSTS)
    posts = dict(held.values_list("municipality_id", "post_kind"))
    rows = Membership.objects.waiting().exclude(person=person)
    rows = rows.filter(municipality__in=posts).select_related("municipality", "person")
    claims = [
        row
        for row in rows.order_by("from_date", "pk")
        if row.post_kind != PostKind.HEAD or posts[row.municipality_id] == PostKind.HEAD
    ]
    names = _names_of(row.person_id for row in claims)
    return [_row(row, day, names.get(row.person_id, "")) for row in claims]


def is_readable_paper(*, person: Any, upload: Any) -> bool:
    """The paper of a claim opens for its person, for staff, and for whoever may vouch."""
    claim = Membership.objects.filter(paper=upload).first()
    if claim is None or not isinstance(person, User):
        return False
    held = Membership.objects.confirmed().filter(
        person=person, municipality=claim.municipality_id, post_kind__in=VOUCHING_POSTS
    )
    return claim.person_id == person.pk or person.has_perm(DECIDE_RIGHT) or held.exists()


def place_names(day: datetime.date | None = None) -> list[str]:
    """What the list beside the field offers: every municipality, told apart by its district."""
    rows = Municipality.objects.standing(day).select_related("district", "region")
    return sorted((full_name(row) for row in rows), key=fold)


def places_called(text: str, day: datetime.date | None = None) -> list[Municipality]:
    """Standing municipalities that a typed name means: in full, or in any of three languages."""
    wanted = fold(text)
    if not wanted:
        return []
    standing = Municipality.objects.standing(day).select_related("district", "region")
    rows = list(standing.order_by("pk"))
    exact = [row for row in rows if wanted in (fold(full_name(row)), fold(row.code))]
    return exact or [
        row
        for row in rows
        if wanted in (fold(row.label_ru), fold(row.label_ky), fold(row.label_en))
    ]


def full_name(row: Municipality) -> str:
    """A name with the district, or the region, that tells it apart."""
    around = row.district or row.region
    return f"{row.label}, {around.label}" if around else row.label


def _row(row: Membership, day: datetime.date, name: str = "") -> PostRow:
    is_over = (row.until_date is not None and row.until_date < day) or not (
        row.municipality.exists_on(day)
    )
    is_held = row.is_confirmed and row.from_date <= day and not is_over
    return PostRow(row, is_held=is_held, is_over=is_over, name=name)


def _names_of(people: Iterable[int]) -> dict[int, str]:
    rows = Profile.objects.filter(person__in=list(people))
    return dict(rows.values_list("person", "display_name"))
