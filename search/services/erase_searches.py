"""What is known of a person by their searches: handed out on request, deleted on request."""

from typing import Any

from django.db import transaction

from people.models import User
from search.models import SavedSearch


def export_searches(*, person: User) -> list[dict[str, Any]]:
    """Every search the person keeps, as plain values."""
    return [
        {
            "kind": search.kind,
            "name": search.name,
            "query": search.query,
            "frequency": search.frequency,
            "created_at": search.created_at.isoformat(),
            "last_sent_at": search.last_sent_at and search.last_sent_at.isoformat(),
        }
        for search in SavedSearch.objects.filter(owner=person).order_by("created_at")
    ]


@transaction.atomic
def erase_searches(*, person: User) -> None:
    """Delete them all; bears to run twice."""
    SavedSearch.objects.filter(owner=person).delete()
