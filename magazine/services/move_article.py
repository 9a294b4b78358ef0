"""An article goes a step forward or back; the only place that writes its state."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from magazine.choices import STATES_WITH_TEXT, WORK_MOVES, WorkState
from magazine.models import ArticlePlan
from magazine.selectors.desk.texts import languages_with_text
from people.models import User


class MoveRefused(Exception):
    """The article cannot go there; the message says what comes first."""


@transaction.atomic
def move_article(*, plan: ArticlePlan, state: WorkState, by: User) -> ArticlePlan:
    """Give a planned article its next state.

    Refuses a step that the table of moves does not know, a text before there is one, and a
    translation before there are words in every language of the issue.
    """
    locked = ArticlePlan.objects.select_for_update().get(pk=plan.pk)
    now = WorkState(locked.state)
    if state not in WORK_MOVES[now]:
        raise MoveRefused(
            _("From “%(now)s” an article does not go to “%(next)s”.")
            % {"now": now.label, "next": state.label}
        )
    is_forward = list(WorkState).index(state) > list(WorkState).index(now)
    if is_forward and state in STATES_WITH_TEXT:
        _look_for_words(locked, state)
    locked.state = state
    if locked.responsible_id is None:
        locked.responsible = by
    locked.save(update_fields=["state", "responsible", "changed_at"])
    return locked


@transaction.atomic
def send_back(*, article_key: UUID) -> int:
    """Its pages are gone: what was planned is ordered anew; give back how many plans that are."""
    plans = ArticlePlan.objects.filter(article_key=article_key)
    return plans.update(article_key=None, state=WorkState.ORDERED)


def _look_for_words(plan: ArticlePlan, state: WorkState) -> None:
    written = languages_with_text(plan)
    if not any(written.values()):
        raise MoveRefused(_("Nothing is written yet: the pages of the article are empty."))
    must_be_whole = list(WorkState).index(state) >= list(WorkState).index(WorkState.TRANSLATED)
    missing = [language for language, has_words in written.items() if not has_words]
    if must_be_whole and missing:
        raise MoveRefused(
            _("The text is missing in: %(languages)s.") % {"languages": ", ".join(missing)}
        )
