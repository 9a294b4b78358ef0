"""Issues come out at the hour that was planned for them."""

import datetime
from typing import Any

from django.db import transaction

from magazine.models import IssueRelease
from magazine.services.publish_issue import PublishRefused, publish_issue


def publish_due_issues(*, now: datetime.datetime) -> list[str]:
    """Publish every issue whose hour has come, each in a transaction of its own; give their keys.

    One that lacks something since it was planned does not come out: its release keeps what was
    missing, and a person decides anew.
    """
    due = IssueRelease.objects.filter(planned_at__lte=now).order_by("planned_at")
    keys = list(due.values_list("issue_key", flat=True))
    return [str(key) for key in keys if _publish(key, now)]


@transaction.atomic
def _publish(issue_key: Any, now: datetime.datetime) -> bool:
    """Publish one issue; another worker that came first leaves nothing to do."""
    release = (
        IssueRelease.objects.select_for_update(of=("self",))
        .select_related("decided_by")
        .filter(issue_key=issue_key, planned_at__lte=now)
        .first()
    )
    if release is None:
        return False
    try:
        with transaction.atomic():
            publish_issue(issue_key=issue_key, by=release.decided_by, later=release.later)
    except PublishRefused as refusal:
        release.planned_at = None
        release.obstacles = [
            {
                "title": one.title,
                "language": one.language,
                "kind": one.fault.kind,
                "detail": one.fault.detail,
            }
            for one in refusal.obstacles
        ]
        release.save(update_fields=["planned_at", "obstacles"])
        return False
    return True
