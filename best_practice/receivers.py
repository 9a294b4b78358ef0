"""Answers to Wagtail's signals about case pages and their reviews."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Revision, TaskState
from wagtail.signals import page_published, page_unpublished, task_approved, task_rejected

from best_practice.choices import EventKind
from best_practice.models import Case, CasePage
from best_practice.services.follow_place import follow_place
from best_practice.services.hold_back import hold_back
from best_practice.services.mark_public_change import leave_tombstone
from best_practice.services.note_change import note_change
from best_practice.services.record_event import record_event
from best_practice.services.record_publication import record_publication, refresh_public_state
from best_practice.services.return_case import return_case
from organisations.models import Municipality, MunicipalityName, Succession
from people.models import User


@receiver(page_published, sender=CasePage)
def case_page_published(instance: CasePage, revision: Revision | None = None, **_: Any) -> None:
    """Publish the facts with the text; a page that only waits for its hour changes nothing.

    What an editor publishes by hand is checked first; what was planned was checked when approved.
    """
    if instance.live:
        if getattr(revision, "published_by", None) is not None:
            hold_back(page=instance)
        record_publication(page=instance, approved_by=_approver(instance, revision))


def _approver(page: CasePage, revision: Revision | None) -> User | None:
    """Who publishes now; for a planned publication, who approved the page last.

    The approval names the revision that was sent; what an editor saved since is what goes live.
    """
    person: User | None = getattr(revision, "published_by", None)
    if person is not None or revision is None:
        return person
    approval = TaskState.objects.filter(
        workflow_state__object_id=str(page.pk),
        workflow_state__base_content_type=revision.base_content_type_id,
        status=TaskState.STATUS_APPROVED,
    )
    last = approval.select_related("finished_by").order_by("-finished_at").first()
    return last.finished_by if last else None


@receiver(page_unpublished, sender=CasePage)
def case_page_unpublished(instance: CasePage, **_: Any) -> None:
    """Take the case off lists and counts."""
    language = instance.locale.language_code
    record_event(case=instance.case, kind=EventKind.WITHDRAWN, language=language)
    refresh_public_state(case_id=instance.case_id)


@receiver(post_delete, sender=CasePage)
def case_page_deleted(instance: CasePage, **_: Any) -> None:
    """Keep the record; only its public state follows the page."""
    refresh_public_state(case_id=instance.case_id)


def _page_of(state: TaskState) -> CasePage | None:
    page = state.revision.content_object if state.revision else None
    return page if isinstance(page, CasePage) else None


@receiver(task_approved)
def case_approved(instance: TaskState, **_: Any) -> None:
    """Check what was approved for a later hour; what is live was checked when it went live."""
    page = _page_of(instance)
    if page is not None:
        hold_back(page=page)


@receiver(post_delete, sender=Case)
def case_deleted(instance: Case, **_: Any) -> None:
    """Leave a stone where a public case was, and tell the processes that keep the list."""
    note_change(case_ids=[instance.pk])
    leave_tombstone(case=instance)


@receiver(task_rejected)
def case_returned(instance: TaskState, user: User | None = None, **_: Any) -> None:
    """Keep what the editor wrote, in general and by section, and tell the sender."""
    page = _page_of(instance)
    if page is not None:
        return_case(
            page=page,
            task_state_id=instance.pk,
            comment=instance.comment,
            remarks=getattr(instance, "remarks", {}),
            editor=user,
        )


@receiver(post_save, sender=Municipality)
def place_changed(instance: Municipality, created: bool, **_: Any) -> None:
    """Find the cases of a place under what it is now, once that is true for everybody."""
    if not created:
        transaction.on_commit(partial(follow_place, municipality_id=instance.pk), robust=True)


@receiver([post_save, post_delete], sender=MunicipalityName)
def place_renamed(instance: MunicipalityName, **_: Any) -> None:
    """The same for its names of other days."""
    follow = partial(follow_place, municipality_id=instance.municipality_id)
    transaction.on_commit(follow, robust=True)


@receiver([post_save, post_delete], sender=Succession)
def place_succeeded(instance: Succession, **_: Any) -> None:
    """The same for a place whose cases are found under the name of its heir."""
    follow = partial(follow_place, municipality_id=instance.predecessor_id)
    transaction.on_commit(follow, robust=True)
