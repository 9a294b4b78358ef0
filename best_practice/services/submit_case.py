"""Sending a description to the editors: once, whatever the browser does."""

import uuid

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from best_practice.access import may_edit_draft
from best_practice.choices import LICENCE_VERSION, RESERVED_SLUGS, EventKind, Stage
from best_practice.engine.answers import missing, texts_of
from best_practice.engine.facts import CaseFacts
from best_practice.engine.merging import merge_proposal
from best_practice.models import Case, CaseDraft, CaseIndexPage, CasePage
from best_practice.selectors.drafts import facts_of_draft, state_of
from best_practice.selectors.rows import facts_of_case
from best_practice.services.mark_text import note_lookalikes
from best_practice.services.record_event import record_event
from best_practice.services.save_draft import DraftRefused, lock_draft
from best_practice.services.write_facts import plain_columns, write_facts
from core.slugs import portal_slugify
from people.choices import ConsentKind
from people.models import User
from people.services import queue_letter, record_consent


class SubmissionRefused(DraftRefused):
    """Something required is missing; the form says what before it comes to this."""


def lock_library(*, language: str) -> CaseIndexPage:
    """Hold the lists of all languages, so numbers and places in the tree are given one by one.

    A second row of the same page lies in Wagtail's table: both are locked, then read afresh.
    """
    lists = CaseIndexPage.objects.select_for_update(of=("self", "page_ptr")).order_by("pk")
    keys = [page.pk for page in lists]
    return CaseIndexPage.objects.get(pk__in=keys, locale__language_code=language)


def next_number() -> int:
    """The number of the next case; call it while holding the library."""
    return (Case.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def free_slug(*, index: CaseIndexPage, title: str) -> str:
    """A readable address that no other page of the list has."""
    wanted = portal_slugify(title) or "case"
    taken = set(index.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True))
    taken |= RESERVED_SLUGS
    slug, suffix = wanted, 2
    while slug in taken:
        slug, suffix = f"{wanted}-{suffix}", suffix + 1
    return slug


def _create_case(draft: CaseDraft, person: User, facts: CaseFacts) -> Case:
    case = Case(
        number=next_number(), submitter=draft.author or person, **plain_columns(facts=facts)
    )
    case.save()
    return case


def _page_of(draft: CaseDraft, case: Case, index: CaseIndexPage, person: User) -> CasePage:
    page = CasePage.objects.filter(case=case, locale=index.locale).first()
    if page is not None:
        return page.get_latest_revision_as_object()
    title = texts_of(draft.answers)["title"]
    return index.add_child(
        instance=CasePage(
            title=title,
            slug=free_slug(index=index, title=title),
            case=case,
            locale=index.locale,
            live=False,
            owner=draft.author or person,
        )
    )


def _start_or_resume_review(page: CasePage, person: User) -> None:
    state = page.current_workflow_state
    if state is not None and state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(user=person)
    elif state is None:
        workflow = page.get_workflow()
        if workflow is None:
            raise SubmissionRefused("the library has no review workflow; run setup_portal")
        workflow.start(page, user=person)


@transaction.atomic
def submit_case(*, draft_id: uuid.UUID, person: User) -> CaseDraft:
    """Send the draft to the editors and agree to the licence; the second call changes nothing.

    The first submission gives the case its number for life. Facts of a case that is already
    public stay as they are until an editor approves. Refuses with SubmissionRefused when a
    required answer is missing and with DraftRefused when the draft was already approved.
    """
    draft = lock_draft(draft_id=draft_id)
    stage = state_of(draft).stage
    if stage == Stage.UNDER_REVIEW:
        return draft
    if not may_edit_draft(stage):
        raise DraftRefused(may_edit_draft(stage).reason)
    if missing(draft.answers):
        raise SubmissionRefused("required answers are missing")
    index = lock_library(language=draft.language)
    facts, texts = facts_of_draft(draft), texts_of(draft.answers)
    case = draft.case or _create_case(draft, person, facts)
    if case.first_published_at is None:
        write_facts(case=case, facts=_with_editors_changes(draft, case, facts))
    page = _page_of(draft, case, index, person)
    before = {**draft.base, **draft.sent}.get("texts", {})
    for name, text in texts.items():
        if text != before.get(name):
            setattr(page, name, text)
    draft.case, draft.submitted_at = case, timezone.now()
    draft.sent = {"facts": facts.to_json(), "texts": texts}
    draft.licence_version, draft.licence_agreed_at = LICENCE_VERSION, draft.submitted_at
    draft.save()
    record_consent(
        person=person,
        kind=ConsentKind.LICENCE,
        text_version=LICENCE_VERSION,
        language=draft.language,
    )
    page.save_revision(user=person, changed=True)
    _start_or_resume_review(page, person)
    _note_sending(draft, case, person)
    _confirm_by_letter(draft, case, person)
    return draft


def _note_sending(draft: CaseDraft, case: Case, person: User) -> None:
    """Write down that it was sent, and what it resembles."""
    is_first = not case.events.filter(kind=EventKind.SUBMITTED).exists()
    record_event(case=case, kind=EventKind.SUBMITTED, person=person, draft=draft, is_first=is_first)
    note_lookalikes(draft=draft)


def _with_editors_changes(draft: CaseDraft, case: Case, facts: CaseFacts) -> CaseFacts:
    """What editors corrected since the last sending stays where the sender changed nothing."""
    if not draft.sent:
        return facts
    before = CaseFacts.from_json(draft.sent["facts"])
    return merge_proposal(facts, facts_of_case(case), draft.language, base=before)


def _confirm_by_letter(draft: CaseDraft, case: Case, sender: User) -> None:
    for person in {draft.author or sender, sender}:
        _confirm_to(person, draft, case)


def _confirm_to(person: User, draft: CaseDraft, case: Case) -> None:
    queue_letter(
        event=f"case-submitted:{draft.pk}:{draft.submitted_at:%Y%m%d%H%M%S}",
        person=person,
        kind="case_submitted",
        language=draft.language,
        context={
            "number": case.number,
            "title": texts_of(draft.answers)["title"],
            "action_path": f"/{draft.language}/my/",
        },
    )
