"""Files of a draft: attached at once, kept whatever happens to the other fields."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from best_practice.choices import FileKind
from best_practice.models import DraftFile
from best_practice.selectors.drafts import state_of
from best_practice.services.save_draft import DraftRefused, drop_unused, lock_draft
from media_library.models import Upload
from media_library.services import claim_upload

MOST_FILES = 30


@transaction.atomic
def attach_file(*, draft_id: uuid.UUID, upload: Upload, kind: FileKind) -> DraftFile:
    """Give a received upload to a draft; refuses with DraftRefused past thirty files."""
    draft = lock_draft(draft_id=draft_id)
    if not state_of(draft).is_editable:
        raise DraftRefused(_("An editor is reading it. It opens again when it comes back."))
    files = draft.files.exclude(upload=upload)
    if files.count() >= MOST_FILES:
        raise DraftRefused(_("There are thirty files already. Delete one first."))
    claim_upload(upload=upload)
    return DraftFile.objects.get_or_create(draft=draft, upload=upload, defaults={"kind": kind})[0]


@transaction.atomic
def remove_file(*, draft_id: uuid.UUID, upload_id: uuid.UUID) -> None:
    """Take a file off a draft; the file itself goes only when no published case shows it."""
    draft = lock_draft(draft_id=draft_id)
    if not state_of(draft).is_editable:
        raise DraftRefused(_("An editor is reading it. It opens again when it comes back."))
    row = draft.files.select_related("upload").filter(upload=upload_id).first()
    if row is None:
        return
    upload = row.upload
    row.delete()
    drop_unused(upload=upload)
