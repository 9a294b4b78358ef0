"""What harvesters are told of a case: that it changed, that it is gone, that it is back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from best_practice.models import Case, CaseTombstone


def this_second() -> datetime:
    """The instant in whole seconds, as the protocol of harvesters counts."""
    return timezone.now().replace(microsecond=0)


@transaction.atomic
def mark_public_change(*, case: Case, is_public: bool, is_changed: bool) -> None:
    """Note when what harvesters see of a case changed; the case itself is saved by the caller.

    Safe to call at any time: without a change it notes nothing.
    """
    stones = CaseTombstone.objects.filter(number=case.number)
    if is_public:
        is_back = bool(stones.delete()[0])
        if is_changed or is_back or case.public_changed_at is None:
            case.public_changed_at = this_second()
    elif case.public_changed_at is not None:
        CaseTombstone.objects.get_or_create(
            number=case.number, defaults={"deleted_at": this_second()}
        )
        case.public_changed_at = None


@transaction.atomic
def leave_tombstone(*, case: Case) -> None:
    """Note that a public case was deleted from the library altogether."""
    if case.public_changed_at is not None:
        CaseTombstone.objects.get_or_create(
            number=case.number, defaults={"deleted_at": this_second()}
        )
