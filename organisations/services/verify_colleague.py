"""A colleague answers for it that a person is who they say they are."""

from django.db import transaction
from django.utils.translation import gettext as _

from organisations.access import municipalities_of
from organisations.models import Membership
from organisations.services.memberships import MembershipError
from people.choices import VerificationGround
from people.models import User, Verification
from people.services import verify_person


@transaction.atomic
def verify_colleague(*, person: User, colleague: User) -> Verification:
    """Let somebody whose membership is confirmed vouch for a person of the same municipality.

    The person may still wait for confirmation there: that is what a colleague is asked about.
    Refuses with MembershipError everybody else, and with VerificationRefused oneself.
    """
    places = municipalities_of(colleague)
    claims = Membership.objects.filter(person=person, municipality__in=places, declined_at=None)
    if not claims.exclude(until_date__isnull=False).exists():
        raise MembershipError(_("Only a confirmed colleague of the same municipality vouches."))
    return verify_person(person=person, verified_by=colleague, ground=VerificationGround.COLLEAGUE)
