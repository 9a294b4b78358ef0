"""What follows from the relations of an act once they are saved."""

from django.db import transaction

from taxonomy.choices import RelationKind
from taxonomy.models import ActRelation, LegalAct


@transaction.atomic
def note_repeals(*, act: LegalAct) -> int:
    """Acts that this one repeals are in force no longer; give back how many were until now."""
    repealed = ActRelation.objects.filter(act=act, kind=RelationKind.REPEALS).values("other")
    return (
        LegalAct.objects.filter(pk__in=repealed)
        .exclude(is_in_force=False)
        .update(is_in_force=False)
    )
