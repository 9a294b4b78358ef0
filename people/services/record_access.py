"""Writing down who looked at whose data, and forgetting it when its term is over."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from people.choices import ACCESS_LOG_AGE, AccessKind, AccessSubject
from people.models import AccessLog, AccessLogPerson, User


@transaction.atomic
def record_access(
    *,
    who: User | None,
    kind: AccessKind,
    subject: AccessSubject,
    person_ids: Iterable[int],
    why: str = "",
    rows: int | None = None,
) -> AccessLog | None:
    """Note that somebody read, changed or exported records of other people.

    Looking at oneself alone is nobody's business and gives None. `rows` is how many records it
    was, where that differs from the number of people.
    """
    ids = dict.fromkeys(person_ids)
    if who is not None and set(ids) <= {who.pk}:
        return None
    access = AccessLog.objects.create(
        who=who, kind=kind, subject=subject, why=why, rows=len(ids) if rows is None else rows
    )
    AccessLogPerson.objects.bulk_create(
        [AccessLogPerson(access=access, person_id=pk) for pk in ids], batch_size=500
    )
    return access


@transaction.atomic
def drop_old_accesses(*, now: datetime.datetime) -> int:
    """Forget accesses whose term is over; give back how many."""
    since = now - ACCESS_LOG_AGE
    AccessLogPerson.objects.drop_before(since, column="access__at")
    return AccessLog.objects.drop_before(since)
