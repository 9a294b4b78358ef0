"""Giving a description back to its sender with words by section, and hearing what was done."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone, translation

from best_practice.choices import EventKind, Section
from best_practice.engine.answers import texts_of
from best_practice.models import CaseDraft, CasePage, CaseRemark
from best_practice.selectors.drafts import waiting_draft
from best_practice.services.record_event import record_event
from people.models import User
from people.services import queue_letter


@transaction.atomic
def return_case(
    *,
    page: CasePage,
    task_state_id: int,
    comment: str,
    remarks: Mapping[str, str] | None = None,
    editor: User | None = None,
) -> None:
    """Keep the editor's words with the draft and queue the letter; one letter for one return."""
    draft = waiting_draft(page.case_id, page.locale.language_code)
    if draft is None:
        return
    said = {"": comment, **(remarks or {})}
    moment = timezone.now()
    kept = CaseRemark.objects.bulk_create(
        CaseRemark(draft=draft, section=section, text=text, author=editor, made_at=moment)
        for section in ("", *Section.values)
        if (text := said.get(section, "").strip())
    )
    record_event(case=page.case, kind=EventKind.RETURNED, person=editor, draft=draft)
    if draft.author is not None:
        _write(draft, draft.author, page, task_state_id, comment, kept)


def _write(
    draft: CaseDraft,
    sender: User,
    page: CasePage,
    task_state_id: int,
    comment: str,
    kept: list[CaseRemark],
) -> None:
    with translation.override(draft.language):
        sections = [{"title": row.section_title, "text": row.text} for row in kept if row.section]
    queue_letter(
        event=f"case-returned:{task_state_id}",
        person=sender,
        kind="case_returned",
        language=draft.language,
        context={
            "number": page.case.number,
            "title": texts_of(draft.answers)["title"],
            "comment": comment,
            "sections": sections,
            "action_path": f"/{draft.language}/practices/submit/{draft.pk}/",
        },
    )


@transaction.atomic
def settle_remark(*, draft: CaseDraft, remark: str, person: User, is_done: bool) -> None:
    """Note that the sender did what was asked, or take that back. Bears to run twice.

    `remark` is the number the page carried; a number of no remark of this draft does nothing.
    """
    if not (remark.isascii() and remark.isdigit() and len(remark) < 19):
        return
    open_ones = draft.remarks.exclude(section="").filter(pk=int(remark), done_at__isnull=is_done)
    moment, doer = (timezone.now(), person) if is_done else (None, None)
    open_ones.update(done_at=moment, done_by=doer)
