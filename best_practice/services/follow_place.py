"""Lists follow the register: a place that is renamed, moved or joined is found anew at once."""

from django.db import transaction

from best_practice.models import CaseMunicipality
from best_practice.services.note_change import note_change
from best_practice.services.record_publication import refresh_public_state


@transaction.atomic
def follow_place(*, municipality_id: int) -> int:
    """Derive anew what lists know of the cases of a municipality; gives how many.

    No version is left, since nothing that was approved has changed. Safe to call again.
    """
    rows = CaseMunicipality.objects.filter(municipality=municipality_id)
    case_ids = sorted(set(rows.values_list("case_id", flat=True)))
    if case_ids:
        note_change(case_ids=case_ids)
    for case_id in case_ids:
        refresh_public_state(case_id=case_id)
    return len(case_ids)
