"""Staff answer somebody who asked to be listed as an expert."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from organisations.choices import ExpertStage
from organisations.models import Expert
from people.models import User
from people.selectors import language_of
from people.services import queue_letter


class AnswerRefused(Exception):
    """Staff cannot answer so; the text says why."""


@transaction.atomic
def confirm_expert(*, expert: Expert, confirmed_by: User) -> Expert:
    """List an entry and tell the person; the second time only marks changes as seen.

    Refuses with AnswerRefused one whose consent does not hold, and one's own entry.
    """
    expert = _locked(expert)
    if expert.profile.person_id == confirmed_by.pk:
        raise AnswerRefused(_("Somebody else must confirm your entry."))
    if expert.stage == ExpertStage.WITHDRAWN:
        raise AnswerRefused(_("The person has left the register."))
    expert.verified_at, expert.verified_by = timezone.now(), confirmed_by
    expert.declined_at, expert.staff_words = None, ""
    expert.save(update_fields=["verified_at", "verified_by", "declined_at", "staff_words"])
    _tell(expert, "expert_listed", "expert", str(expert.pk))
    return expert


@transaction.atomic
def decline_expert(*, expert: Expert, declined_by: User, words: str) -> Expert:
    """Keep an entry off the list, or take it off, with words to the person.

    Refuses with AnswerRefused when the words are missing.
    """
    if not words.strip():
        raise AnswerRefused(_("Say why, so that the person can mend it."))
    expert = _locked(expert)
    expert.declined_at, expert.staff_words = timezone.now(), words.strip()
    expert.verified_at, expert.verified_by = None, declined_by
    expert.save(update_fields=["declined_at", "staff_words", "verified_at", "verified_by"])
    _tell(expert, "expert_declined", "my_expert", moment=f":{expert.declined_at:%Y%m%d%H%M%S}")
    return expert


def _locked(expert: Expert) -> Expert:
    rows = Expert.objects.select_for_update(of=("self",))
    return rows.select_related("consent", "profile__person").get(pk=expert.pk)


def _tell(expert: Expert, kind: str, route: str, *arguments: str, moment: str = "") -> None:
    """One letter for each answer to one application."""
    person = expert.profile.person
    with translation.override(language_of(person)):
        address = reverse(route, args=arguments)
    queue_letter(
        event=f"{kind}:{expert.pk}:{expert.applied_at:%Y%m%d%H%M%S}{moment}",
        kind=kind,
        person=person,
        context={"words": expert.staff_words, "action_path": address},
    )
