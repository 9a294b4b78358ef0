"""What a head kept for the municipality passes to the next one."""

from django.db import transaction

from best_practice.models import Case, CaseDraft
from organisations.models import Municipality
from people.models import User


@transaction.atomic
def hand_over_cases(*, municipality: Municipality, outgoing: User, incoming: User) -> int:
    """Make the next head the author of drafts and the sender of cases of the municipality.

    What somebody began for another municipality, or for none, stays theirs. Gives the number of
    drafts and cases that moved. Bears to run twice.
    """
    drafts = CaseDraft.objects.filter(author=outgoing, municipality=municipality)
    sent = Case.objects.filter(submitter=outgoing, drafts__municipality=municipality)
    cases = Case.objects.filter(pk__in=list(sent.values_list("pk", flat=True)))
    moved = cases.update(submitter=incoming)
    begun = drafts.filter(case=None).count()
    drafts.update(author=incoming)
    return moved + begun
