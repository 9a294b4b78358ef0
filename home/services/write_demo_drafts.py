"""The three descriptions of the demonstration author: a draft, a returned and a published one."""

import datetime
import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from best_practice.choices import Section
from best_practice.models import CaseDraft, CasePage
from best_practice.services.import_case import backdate_publication
from best_practice.services.save_draft import save_section, start_draft
from best_practice.services.submit_case import submit_case
from home.choices import DEMO_AUTHOR, DEMO_DOMAIN, DEMO_EDITOR
from home.selectors.repository import read_demo
from people.models import User

INVENTED_AGE = datetime.timedelta(days=365)
# What the editor does with a description that is to reach a stage.
ACTIONS = {"returned": "reject", "published": "approve"}


@transaction.atomic
def write_demo_drafts() -> None:
    """Write, send and review the descriptions as people would; a second run changes nothing."""
    author = User.objects.get(email=DEMO_AUTHOR)
    for row in read_demo("drafts"):
        key = uuid.uuid5(uuid.NAMESPACE_DNS, f"{row['key']}.{author.pk}.{DEMO_DOMAIN}")
        draft = start_draft(person=author, language="ru", form_key=key)
        if draft.version == 0:
            _write(draft, row, author)


def _write(draft: CaseDraft, row: dict[str, Any], author: User) -> None:
    for section, answers in row["answers"].items():
        save_section(
            draft_id=draft.pk,
            person=author,
            section=Section(section),
            answers=answers,
            version=None,
        )
    if row["stage"] in ACTIONS:
        sent = submit_case(draft_id=draft.pk, person=author)
        _review(sent, ACTIONS[row["stage"]], row["comment"])


def _review(draft: CaseDraft, action: str, comment: str) -> None:
    page = CasePage.objects.get(case=draft.case_id, locale__language_code=draft.language)
    state = page.current_workflow_task_state
    editor = User.objects.get(email=DEMO_EDITOR)
    state.task.specific.on_action(state, editor, action, comment=comment)
    if action == "approve":
        # Cases on public facts are to open the list, not the invented one.
        backdate_publication(case_id=page.case_id, moment=timezone.now() - INVENTED_AGE)
