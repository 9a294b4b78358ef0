"""Telling the sender that an editor asks for changes."""

from django.db import transaction

from best_practice.engine.answers import texts_of
from best_practice.models import CasePage
from best_practice.selectors.drafts import waiting_draft
from people.services import queue_letter


@transaction.atomic
def announce_return(*, page: CasePage, task_state_id: int, comment: str) -> None:
    """Queue the letter with the editor's words; one letter for one return."""
    draft = waiting_draft(page.case_id, page.locale.language_code)
    if draft is None or draft.author is None:
        return
    queue_letter(
        event=f"case-returned:{task_state_id}",
        person=draft.author,
        kind="case_returned",
        language=draft.language,
        context={
            "number": page.case.number,
            "title": texts_of(draft.answers)["title"],
            "comment": comment,
            "action_path": f"/{draft.language}/practices/submit/{draft.pk}/",
        },
    )
