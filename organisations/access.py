"""Who may act for a municipality, and who may vouch for whom; only confirmed memberships count."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext as _

from organisations.choices import DECIDE_RIGHT, VOUCHING_POSTS, PostKind
from organisations.engine import Step, inherited
from organisations.models import Membership, Municipality, Succession
from people.models import User


@dataclass(frozen=True)
class Answer:
    """Yes or no, and why, in the language of the page."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


def acted_for(person: User | AnonymousUser, on: datetime.date | None = None) -> set[int]:
    """The ids of everything whose shared work a person may see on a day.

    Whoever acts for a municipality also keeps what belonged to those that were merged into it.
    At most two statements.
    """
    if not person.is_authenticated:
        return set()
    day = on or timezone.localdate()
    held = Membership.objects.confirmed(day).filter(person=person)
    own = set(held.values_list("municipality_id", flat=True))
    return with_predecessors(own, day)


def with_predecessors(municipalities: set[int], on: datetime.date | None = None) -> set[int]:
    """The ids of some municipalities and of those whose place they have taken until a day."""
    if not municipalities:
        return set()
    day = on or timezone.localdate()
    rows = Succession.objects.filter(on_date__lte=day).order_by("on_date", "pk")
    steps = rows.values_list("predecessor_id", "successor_id", "on_date")
    return municipalities | inherited(municipalities, [Step(*row) for row in steps], day)


def is_member(
    person: User | AnonymousUser, municipality: Municipality, on: datetime.date | None = None
) -> bool:
    """Say whether the person acts on that day for the municipality or for what took its place."""
    return municipality.pk in acted_for(person, on)


def municipalities_of(
    person: User | AnonymousUser, on: datetime.date | None = None
) -> list[Municipality]:
    """The municipalities a person acts for on that day, the newest membership first."""
    if not person.is_authenticated:
        return []
    memberships = (
        Membership.objects.confirmed(on)
        .filter(person=person)
        .select_related("municipality__region")
        .order_by("-from_date", "pk")
    )
    return list({row.municipality_id: row.municipality for row in memberships}.values())


def post_held(
    person: User, municipality: Municipality, on: datetime.date | None = None
) -> Membership | None:
    """The confirmed post of a person in a municipality that gives most rights, or None."""
    rows = Membership.objects.confirmed(on).filter(person=person, municipality=municipality)
    return min(rows, key=lambda row: (PostKind.values.index(row.post_kind), row.pk), default=None)


def may_decide(
    person: User | AnonymousUser, claim: Membership, on: datetime.date | None = None
) -> Answer:
    """Whether a person confirms or declines a claim: staff, or a colleague whose post vouches.

    Nobody decides their own claim. The next head is confirmed by the present one or by staff.
    """
    if not isinstance(person, User):
        return Answer(False, _("Sign in first."))
    if claim.person_id == person.pk and not person.is_superuser:
        return Answer(False, _("Somebody else must confirm your membership."))
    if person.has_perm(DECIDE_RIGHT):
        return Answer(True)
    post = post_held(person, claim.municipality, on)
    if post is None or post.post_kind not in VOUCHING_POSTS:
        return Answer(False, _("Only the head and the responsible secretary confirm colleagues."))
    if claim.post_kind == PostKind.HEAD and post.post_kind != PostKind.HEAD:
        return Answer(False, _("The next head is confirmed by the present head or by the editors."))
    return Answer(True)


def may_begin(claim: Membership) -> Answer:
    """Whether a post can be confirmed today: it has begun, and after the present head's."""
    if claim.from_date > timezone.localdate():
        return Answer(False, _("The post begins later. Confirm it on its first day."))
    for head in heads_before(claim):
        if claim.from_date <= head.from_date:
            return Answer(False, _("The present head began later. Check the first day."))
    return Answer(True)


def heads_before(claim: Membership) -> list[Membership]:
    """Whose post ends when this claim is confirmed: the present heads, where a head is claimed."""
    if claim.post_kind != PostKind.HEAD:
        return []
    heads = Membership.objects.confirmed().filter(
        municipality=claim.municipality_id, post_kind=PostKind.HEAD
    )
    return list(heads.exclude(person=claim.person_id).select_related("person").order_by("pk"))
