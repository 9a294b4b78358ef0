"""Telling the library how often and where a case was repeated."""

from django.db import transaction

from best_practice.services.record_repetitions import record_repetitions
from peer_learning.models import Replication


@transaction.atomic
def count_repetitions(*, case_id: int) -> None:
    """Hand down every confirmed repetition of a case: lists, facets and maps follow."""
    rows = Replication.objects.confirmed().filter(case_id=case_id)
    places = rows.order_by("year", "pk").values_list("municipality__code", "year")
    record_repetitions(case_id=case_id, places=list(places))
