"""Starting a description and keeping what people type, valid or not."""

import datetime
import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from best_practice.access import may_edit_draft
from best_practice.choices import Section
from best_practice.engine.answers import section_version
from best_practice.models import CaseDraft, EvidenceFile
from best_practice.selectors.drafts import state_of
from media_library.models import Upload
from organisations.access import municipalities_of
from people.models import User
from people.services import FormKeyRefused, claim_form_key, settle_form_key

# No section has more fields than this, and no answer is longer; the form says so politely before.
MOST_FIELDS = 700
LONGEST_ANSWER = 50_000
MOST_DRAFTS = 30


class DraftRefused(Exception):
    """The draft cannot be changed now; the text says why, in the reader's language."""


class DraftChanged(Exception):
    """Somebody saved this section meanwhile; nothing was overwritten."""

    def __init__(self, draft: CaseDraft) -> None:
        super().__init__("the draft was changed elsewhere")
        self.draft = draft


def lock_draft(*, draft_id: uuid.UUID) -> CaseDraft:
    """Read the draft for writing; others wait until this transaction ends."""
    return CaseDraft.objects.select_for_update(of=("self",)).get(pk=draft_id)


@transaction.atomic
def start_draft(
    *, person: User, language: str, form_key: uuid.UUID, on: datetime.date | None = None
) -> CaseDraft:
    """Open an empty description for the municipality the person acts for, if any.

    The same form key opens the same draft. Refuses with people's FormKeyRefused when the form
    was opened by somebody else or its draft is gone, with DraftRefused past thirty unsent drafts.
    """
    claimed = claim_form_key(person=person, key=form_key, purpose="start_draft")
    if claimed.result:
        opened = CaseDraft.objects.filter(pk=claimed.result).first()
        if opened is None:
            raise FormKeyRefused("The draft of this form was deleted.")
        return opened
    if CaseDraft.objects.filter(author=person, submitted_at=None).count() >= MOST_DRAFTS:
        raise DraftRefused(_("You have thirty drafts already. Send or delete one first."))
    place = next(iter(municipalities_of(person, on)), None)
    answers = {}
    if place:
        names = {"ru": place.label_ru, "ky": place.label_ky, "en": place.label_en}
        answers = {Section.IDEA.value: {"municipality": [names.get(language) or place.label_ru]}}
    draft = CaseDraft.objects.create(
        author=person,
        municipality=place,
        language=language,
        answers=answers,
        saved_by=person,
    )
    settle_form_key(form_key=claimed, result=str(draft.pk))
    return draft


@transaction.atomic
def save_section(
    *,
    draft_id: uuid.UUID,
    person: User,
    section: Section,
    answers: Mapping[str, list[str]],
    version: str | None,
) -> CaseDraft:
    """Keep one section exactly as typed and raise the draft's version.

    `version` is the `section_version` the form was rendered with; None overwrites knowingly.
    Refuses with DraftRefused when an editor reads the draft, with DraftChanged when this section
    was saved meanwhile.
    """
    draft = lock_draft(draft_id=draft_id)
    allowed = may_edit_draft(state_of(draft).stage)
    if not allowed:
        raise DraftRefused(allowed.reason)
    typed = {
        _storable(name): [_storable(text)[:LONGEST_ANSWER] for text in texts]
        for name, texts in list(answers.items())[:MOST_FIELDS]
    }
    if draft.answers.get(section.value) == typed:
        return draft
    if version is not None and version != section_version(draft.answers, section):
        raise DraftChanged(draft)
    draft.answers = {**draft.answers, section.value: typed}
    draft.version += 1
    draft.saved_by = person
    draft.save(update_fields=["answers", "version", "saved_by", "saved_at"])
    return draft


def _storable(text: str) -> str:
    """Without NUL and lone surrogates, which no database keeps."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


@transaction.atomic
def share_draft(*, draft_id: uuid.UUID, is_shared: bool) -> CaseDraft:
    """Let the colleagues of the draft's municipality see and edit it, or stop that."""
    draft = lock_draft(draft_id=draft_id)
    if draft.municipality_id is None and is_shared:
        raise DraftRefused(_("Sharing needs a confirmed post in a municipality."))
    draft.is_shared = is_shared
    draft.save(update_fields=["is_shared", "saved_at"])
    return draft


@transaction.atomic
def discard_draft(*, draft_id: uuid.UUID) -> None:
    """Delete a draft with its files; refuses with DraftRefused once it was sent."""
    draft = lock_draft(draft_id=draft_id)
    if draft.submitted_at is not None:
        raise DraftRefused(_("It was sent to the editors and cannot be deleted."))
    uploads = [row.upload for row in draft.files.select_related("upload")]
    draft.delete()
    for upload in uploads:
        drop_unused(upload=upload)


def drop_unused(*, upload: Upload) -> None:
    """Delete a file unless another draft or a case still shows it."""
    if upload.draft_files.exists() or EvidenceFile.objects.filter(upload=upload).exists():
        return
    upload.delete()
