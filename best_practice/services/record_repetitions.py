"""Where a case was repeated: peer learning tells it, the list and the map read it."""

from collections.abc import Iterable

from django.db import transaction

from best_practice.models import Case, CaseRepetition
from best_practice.services.note_change import note_change
from best_practice.services.record_publication import refresh_public_state
from organisations.models import Municipality


@transaction.atomic
def record_repetitions(*, case_id: int, places: Iterable[tuple[str, int]]) -> Case:
    """Replace what is known of the repetitions of a case by these (code of municipality, year).

    The same place and year counts once; a code nobody knows is left out. Safe to call again.
    """
    note_change(case_ids=[case_id])
    Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    wanted = sorted(set(places))
    known = Municipality.objects.in_bulk({code for code, _year in wanted}, field_name="code")
    CaseRepetition.objects.filter(case=case_id).delete()
    rows = CaseRepetition.objects.bulk_create(
        CaseRepetition(case_id=case_id, municipality=known[code], year=year)
        for code, year in wanted
        if code in known
    )
    Case.objects.filter(pk=case_id).update(repetitions_count=len(rows))
    return refresh_public_state(case_id=case_id)
