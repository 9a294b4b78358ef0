"""What a person has here, and its removal."""

from typing import Any

from django.db import transaction

from media_library.choices import UploadState
from media_library.models import Arrival, Upload
from people.models import User


def export_uploads(*, person: User) -> list[dict[str, Any]]:
    """The files a person sent or is sending, by name, size and time."""
    arriving = [
        {"name": arrival.name, "size": arrival.size, "received_at": None}
        for arrival in Arrival.objects.filter(owner=person, upload=None).order_by("moved_at")
    ]
    return arriving + [
        {"name": upload.name, "size": upload.size, "received_at": upload.received_at.isoformat()}
        for upload in Upload.objects.filter(owner=person).order_by("received_at")
    ]


@transaction.atomic
def erase_uploads(*, person: User) -> None:
    """Remove unclaimed files; those that belong to something lose their owner."""
    for upload in Upload.objects.filter(owner=person, state=UploadState.RECEIVED):
        upload.delete()
    for arrival in Arrival.objects.filter(owner=person):
        arrival.delete()
    Upload.objects.filter(owner=person).update(owner=None)
