"""Vouching for a person, and taking that back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.choices import VerificationGround
from people.models import User, Verification


class VerificationRefused(Exception):
    """Nobody vouches like this; the text says why."""


@transaction.atomic
def verify_person(
    *, person: User, verified_by: User, ground: VerificationGround, note: str = ""
) -> Verification:
    """Note that somebody answers for a person; what already holds is given back as it stands.

    Whether the one who vouches may do so is asked before: staff by their right, colleagues by
    `organisations.services`. Refuses oneself and closed accounts.
    """
    if person.pk == verified_by.pk:
        raise VerificationRefused(_("Nobody vouches for themselves."))
    locked = User.objects.select_for_update().get(pk=person.pk)
    if not locked.is_active:
        raise VerificationRefused(_("This account is closed."))
    holding = Verification.objects.holding().filter(person=person).first()
    return holding or Verification.objects.create(
        person=person, verified_by=verified_by, ground=ground, note=note
    )


@transaction.atomic
def revoke_verification(
    *, verification: Verification, revoked_by: User, reason: str
) -> Verification:
    """Take it back from now on; the row stays. Refuses to do it without a reason."""
    if not reason.strip():
        raise VerificationRefused(_("Say why: the person will read it."))
    if verification.revoked_at is None:
        verification.revoked_at = timezone.now()
        verification.revoked_by = revoked_by
        verification.reason = reason.strip()
        verification.save(update_fields=["revoked_at", "revoked_by", "reason"])
    return verification
