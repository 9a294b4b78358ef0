"""Who may do what with a description, with the reason."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from best_practice.choices import EDITABLE, Stage
from best_practice.models import CaseDraft
from organisations.access import is_member
from people.models import User


@dataclass(frozen=True)
class Answer:
    """Yes or no, and why, in the language of the page."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


def may_edit_draft(stage: Stage) -> Answer:
    """Typing is possible while nobody reviews; ask only about a draft the person may see."""
    if stage in EDITABLE:
        return Answer(True)
    if stage == Stage.UNDER_REVIEW:
        return Answer(False, _("An editor is reading it. It opens again when it comes back."))
    return Answer(False, _("It is published. Propose a change to it instead."))


def may_share_draft(person: User, draft: CaseDraft) -> Answer:
    """Only the author shares, and only when acting for a municipality."""
    if draft.author_id != person.pk:
        return Answer(False, _("Only the author can share it."))
    if draft.municipality is None or not is_member(person, draft.municipality):
        return Answer(False, _("Sharing needs a confirmed post in a municipality."))
    return Answer(True)
