"""Tells every process that keeps the list, and search, which cases they have to read again."""

from django.db import transaction
from django.db.models import F

from best_practice.models import ListChange
from best_practice.models.listing import THE_LIST
from search.services.request_index import request_index


@transaction.atomic
def note_change(*, case_ids: list[int]) -> int:
    """Put the list into a new state in which these cases changed; gives the state.

    The state is held until the commit, so nobody else changes the list meanwhile. Call it before
    a case is locked: everybody then waits in the same order.
    """
    newest = ListChange.objects.filter(pk=THE_LIST)
    if not newest.update(state=F("state") + 1):
        ListChange.objects.bulk_create(
            [ListChange(case_key=THE_LIST, state=0)], ignore_conflicts=True
        )
        newest.update(state=F("state") + 1)
    state = newest.values_list("state", flat=True).get()
    ListChange.objects.bulk_create(
        [ListChange(case_key=case_id, state=state) for case_id in sorted(set(case_ids))],
        batch_size=500,
        update_conflicts=True,
        update_fields=["state"],
        unique_fields=["case_key"],
    )
    request_index(kind="case", keys=[str(case_id) for case_id in sorted(set(case_ids))])
    return state
