"""Keeps a received file for the thing it belongs to, or drops it."""

from collections.abc import Iterable

from django.db import transaction

from media_library.choices import UploadState
from media_library.models import Upload
from people.models import User


@transaction.atomic
def claim_upload(*, upload: Upload) -> Upload:
    """Keep a file for good: from now on it lives as long as the thing it belongs to."""
    upload.state = UploadState.CLAIMED
    upload.save(update_fields=["state"])
    return upload


@transaction.atomic
def drop_files(*, owner: User, upload_ids: Iterable[str]) -> None:
    """Delete files of a person that nothing has claimed; claimed ones stay."""
    found = Upload.objects.filter(owner=owner, pk__in=list(upload_ids))
    for upload in found.filter(state=UploadState.RECEIVED):
        upload.delete()
