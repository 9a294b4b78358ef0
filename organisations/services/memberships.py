"""A person says whom they act for; somebody responsible confirms or declines it, with a reason."""

import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from media_library.models import Upload
from media_library.services import claim_upload
from organisations.access import heads_before, may_begin
from organisations.choices import VOUCHING_POSTS, PostKind
from organisations.models import Membership, Municipality
from organisations.registry import hand_over_work
from people.choices import GROUP_OPERATORS
from people.models import User
from people.selectors import language_of
from people.services import queue_letter


class MembershipError(Exception):
    """The membership cannot be claimed or decided; the text says why, in the reader's language."""


@transaction.atomic
def claim_membership(
    *,
    person: User,
    municipality: Municipality,
    post_kind: PostKind = PostKind.OTHER,
    post_ru: str = "",
    post_ky: str = "",
    from_date: datetime.date | None = None,
    paper: Upload | None = None,
) -> Membership:
    """Write down a claim and tell those who may vouch; it gives no rights until it is confirmed.

    A claim that waits, or the same post already held, is given back as it stands. Refuses with
    MembershipError a post without a name, and a municipality that no longer exists.
    """
    post_ru, post_ky = _named_post(post_kind, post_ru, post_ky)
    today = timezone.localdate()
    if not municipality.exists_on(today):
        raise MembershipError(_("This municipality no longer exists. Choose the one of today."))
    # Of the same claim sent twice at once, the second finds the first.
    User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    kept = _kept_claim(person, municipality, post_kind, today)
    if kept is not None:
        return kept
    claim = Membership.objects.create(
        person=person,
        municipality=municipality,
        post_kind=post_kind,
        post_ru=post_ru,
        post_ky=post_ky,
        from_date=from_date or today,
        paper=claim_upload(upload=paper) if paper else None,
    )
    _tell_vouchers(claim)
    return claim


def _named_post(kind: PostKind, post_ru: str, post_ky: str) -> tuple[str, str]:
    """A post may go without words of its own, unless it is of no known kind."""
    post_ru, post_ky = post_ru.strip(), post_ky.strip()
    if kind == PostKind.OTHER and not (post_ru or post_ky):
        raise MembershipError(_("Write the post."))
    if post_ru or post_ky:
        return post_ru or post_ky, post_ky
    labels = {}
    for language in ("ru", "ky"):
        with translation.override(language):
            labels[language] = str(PostKind(kind).label)
    return labels["ru"], labels["ky"]


def _kept_claim(
    person: User, municipality: Municipality, kind: PostKind, today: datetime.date
) -> Membership | None:
    own = Membership.objects.filter(person=person, municipality=municipality)
    current = own.exclude(until_date__lt=today)
    return (
        current.waiting().first()
        or current.confirmed(today).filter(post_kind=kind).order_by("pk").first()
    )


def _tell_vouchers(claim: Membership) -> None:
    """Write to colleagues whose post vouches, or to the operators where there are none."""
    posts = [PostKind.HEAD] if claim.post_kind == PostKind.HEAD else list(VOUCHING_POSTS)
    held = Membership.objects.confirmed().filter(
        municipality=claim.municipality, post_kind__in=posts
    )
    colleagues = User.objects.filter(pk__in=held.values("person"), is_active=True)
    readers = colleagues.exclude(pk=claim.person_id)
    if not readers:
        readers = User.objects.filter(groups__name=GROUP_OPERATORS, is_active=True)
    for reader in readers:
        _write(claim, "membership_claimed", reader, "my_posts")


@transaction.atomic
def confirm_membership(*, membership: Membership, confirmed_by: User) -> Membership:
    """Give a claim its rights; a new head takes over from the one before, and both get a letter.

    Refuses with MembershipError to let people confirm themselves, operators aside, to confirm a
    post that begins later, and a head who would begin before the present one did.
    """
    # Of two heads confirmed at once, the second takes over from the first or is refused.
    Municipality.objects.select_for_update(of=("self",)).get(pk=membership.municipality_id)
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if membership.confirmed_at is not None:
        return membership
    if membership.person_id == confirmed_by.pk and not confirmed_by.is_superuser:
        raise MembershipError(_("Somebody else must confirm your membership."))
    if not (allowed := may_begin(membership)):
        raise MembershipError(allowed.reason)
    _take_over(membership)
    membership.confirmed_at, membership.confirmed_by = timezone.now(), confirmed_by
    membership.declined_at, membership.declined_by = None, None
    membership.decline_reason = ""
    membership.save()
    _write(membership, "membership_confirmed", membership.person, "my_posts")
    return membership


def _take_over(incoming: Membership) -> None:
    """End the posts of the heads before, and move their work for the municipality."""
    for outgoing in heads_before(incoming):
        outgoing.until_date = incoming.from_date - datetime.timedelta(days=1)
        outgoing.save(update_fields=["until_date"])
        moved = hand_over_work(
            municipality=incoming.municipality,
            outgoing=outgoing.person,
            incoming=incoming.person,
        )
        _write(outgoing, "membership_handed_over", outgoing.person, "my_posts", moved)


@transaction.atomic
def decline_membership(*, membership: Membership, declined_by: User, reason: str) -> Membership:
    """Say no with a reason that the person reads; refuses an empty reason and a decided claim."""
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if membership.confirmed_at is not None:
        raise MembershipError(_("It is confirmed already. Date its end instead."))
    if not reason.strip():
        raise MembershipError(_("Write why: the person will read it."))
    membership.declined_at, membership.declined_by = timezone.now(), declined_by
    membership.decline_reason = reason.strip()
    membership.save(update_fields=["declined_at", "declined_by", "decline_reason"])
    _write(membership, "membership_declined", membership.person, "post_claim")
    return membership


@transaction.atomic
def leave_post(*, membership: Membership) -> None:
    """Take back a claim that nobody confirmed, or end one's own post today. Bears to run twice."""
    held = Membership.objects.select_for_update(of=("self",)).filter(pk=membership.pk).first()
    if held is None:
        return
    membership = held
    if membership.confirmed_at is None:
        paper = membership.paper
        membership.delete()
        if paper is not None:
            paper.delete()
        return
    today = timezone.localdate()
    if membership.until_date is None or membership.until_date > today:
        membership.until_date = today
        membership.save(update_fields=["until_date"])


@transaction.atomic
def show_name(*, membership: Membership, is_shown: bool) -> Membership:
    """Note that the person agrees to be named on the page of the municipality, or no longer."""
    membership.name_shown_at = timezone.now() if is_shown else None
    membership.save(update_fields=["name_shown_at"])
    return membership


def _write(claim: Membership, kind: str, reader: User, page: str, moved: int = 0) -> None:
    decided = claim.declined_at or claim.confirmed_at
    with translation.override(language_of(reader)):
        path = reverse(page)
    queue_letter(
        event=f"{kind}:{claim.pk}:{decided.isoformat() if decided else ''}",
        kind=kind,
        person=reader,
        context={
            "claim": claim,
            "place": claim.municipality,
            "moved": moved,
            "action_path": path,
        },
    )
