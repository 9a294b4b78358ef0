"""Who sees a repetition and its files."""

from typing import Any
from uuid import UUID

from organisations.access import acted_for
from peer_learning.choices import ReplicationState
from peer_learning.models import Replication, ReplicationFile
from people.models import User

EDITOR_RIGHT = "peer_learning.change_replication"


def visible_replication(person: Any, number: int, pk: UUID) -> Replication | None:
    """A repetition that somebody may see: public, of the own municipality, or as an editor."""
    rows = Replication.objects.filter(case__number=number, pk=pk)
    found = rows.select_related("case", "municipality__region", "result_case").first()
    if found is None or Replication.objects.public().filter(pk=pk).exists():
        return found
    return found if may_see_unpublished(person, found) else None


def may_see_unpublished(person: Any, replication: Replication) -> bool:
    """Whether somebody stands on the side of the sender, or edits."""
    if not isinstance(person, User):
        return False
    return person.has_perm(EDITOR_RIGHT) or replication.municipality_id in acted_for(person)


def may_change(person: Any, replication: Replication) -> bool:
    """Whether somebody may mend or take back a repetition."""
    if replication.state == ReplicationState.WITHDRAWN or not isinstance(person, User):
        return False
    return replication.municipality_id in acted_for(person)


def is_readable_evidence(*, person: Any, upload: Any) -> bool:
    """Whether somebody may open a file of a repetition: public with it, or on its side."""
    row = ReplicationFile.objects.filter(upload=upload).select_related("replication").first()
    if row is None:
        return False
    if row.is_public and Replication.objects.public().filter(pk=row.replication_id).exists():
        return True
    return may_see_unpublished(person, row.replication)
