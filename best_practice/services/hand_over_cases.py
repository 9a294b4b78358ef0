"""What somebody kept for the municipality passes to the next account; every case says so."""

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from best_practice.choices import EventKind, Role
from best_practice.models import Case, CaseDraft
from best_practice.services.record_event import record_event
from organisations.access import is_member
from organisations.models import Municipality
from people.models import User
from people.selectors import language_of
from people.services import queue_letter


class HandOverRefused(Exception):
    """The case cannot pass to this account; the text says why, in the reader's language."""


@transaction.atomic
def hand_over_cases(*, municipality: Municipality, outgoing: User, incoming: User) -> int:
    """Make the next head the author of drafts and the sender of cases of the municipality.

    What somebody began for another municipality, or for none, stays theirs. Each case remembers
    the hand-over, and the next head gets a letter that names the cases. Gives the number of
    drafts and cases that moved. Bears to run twice.
    """
    drafts = CaseDraft.objects.filter(author=outgoing, municipality=municipality)
    sent = Case.objects.filter(submitter=outgoing, drafts__municipality=municipality)
    cases = list(Case.objects.filter(pk__in=sent.values("pk")).order_by("number"))
    begun = drafts.filter(case=None).count()
    drafts.update(author=incoming)
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(submitter=incoming)
    for case in cases:
        _write_down(case, municipality, outgoing, incoming)
    if cases or begun:
        _tell(municipality, incoming, cases, begun)
    return len(cases) + begun


@transaction.atomic
def hand_over_case(*, case: Case, incoming: User, editor: User) -> Case:
    """Let an editor give one case to another confirmed account of the body that sent it.

    Drafts of the case go along. Refuses with HandOverRefused an account of another body.
    """
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    outgoing = case.submitter
    if outgoing == incoming:
        return case
    drafts = CaseDraft.objects.filter(case=case)
    draft = drafts.exclude(municipality=None).order_by("-submitted_at").first()
    body = draft.municipality if draft else None
    if body is None or not is_member(incoming, body):
        raise HandOverRefused(_("Only a confirmed colleague of the body that sent it can keep it."))
    drafts.update(author=incoming)
    Case.objects.filter(pk=case.pk).update(submitter=incoming)
    case.submitter = incoming
    _write_down(case, body, outgoing, incoming, editor)
    _tell(body, incoming, [case], 0)
    return case


def _write_down(
    case: Case,
    body: Municipality,
    outgoing: User | None,
    incoming: User,
    editor: User | None = None,
) -> None:
    """Who did it, from whom, to whom; the membership of a new head names who confirmed it."""
    record_event(
        case=case,
        kind=EventKind.HANDED_OVER,
        person=editor,
        role=Role.EDITOR if editor else Role.HEAD,
        body=body,
        former=outgoing,
        recipient=incoming,
    )


def _tell(body: Municipality, incoming: User, cases: list[Case], begun: int) -> None:
    language = language_of(incoming)
    with translation.override(language):
        path = reverse("my_page")
    last = cases[-1].events.order_by("-pk").values_list("pk", flat=True).first() if cases else 0
    queue_letter(
        event=f"cases-handed-over:{body.pk}:{incoming.pk}:{last}",
        person=incoming,
        kind="cases_handed_over",
        language=language,
        context={
            "place": body,
            "numbers": [case.number for case in cases],
            "begun": begun,
            "action_path": path,
        },
    )
