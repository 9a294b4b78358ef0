"""Keeping what belongs to something, sweeping what nobody wanted."""

import datetime

from django.db import transaction
from django.utils import timezone

from media_library.choices import UploadState
from media_library.models import Upload

UNCLAIMED_AGE = datetime.timedelta(hours=24)


@transaction.atomic
def claim_upload(*, upload: Upload) -> Upload:
    """Say that a thing holds on to the file now; the sweep leaves it alone."""
    upload.state = UploadState.CLAIMED
    upload.save(update_fields=["state"])
    return upload


def sweep_uploads() -> int:
    """Delete files that nobody claimed within a day, rows and bytes; give back how many."""
    before = timezone.now() - UNCLAIMED_AGE
    swept = 0
    for upload in Upload.objects.filter(state=UploadState.RECEIVED, received_at__lt=before):
        upload.delete()
        swept += 1
    return swept
