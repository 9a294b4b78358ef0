"""What a person has here, and its removal."""

import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.db import transaction

from media_library.choices import UploadState
from media_library.models import Arrival, Upload
from people.models import User
from people.services import identity_of

# Shorter words would be found inside other words.
SHORTEST_NAME = 4


def export_uploads(*, person: User) -> list[dict[str, Any]]:
    """The files a person sent or is sending, by name, size and time."""
    arriving = [
        {"name": arrival.name, "size": arrival.size, "received_at": None}
        for arrival in Arrival.objects.filter(owner=person, upload=None).order_by("moved_at")
    ]
    return arriving + [
        {
            "id": str(upload.pk),
            "name": upload.name,
            "content_type": upload.content_type,
            "size": upload.size,
            "received_at": upload.received_at.isoformat(),
        }
        for upload in Upload.objects.filter(owner=person).order_by("received_at")
    ]


def open_uploads(*, person: User) -> Iterator[tuple[str, IO[bytes]]]:
    """Open the files a person sent, one at a time; one that is lost is left out."""
    for upload in Upload.objects.filter(owner=person).order_by("received_at"):
        try:
            content = upload.file.open("rb")
        except FileNotFoundError:
            continue
        yield f"{upload.pk.hex[:8]}-{upload.name}", content


@transaction.atomic
def erase_uploads(*, person: User) -> None:
    """Remove unclaimed files; those that belong to something lose their owner."""
    for upload in Upload.objects.filter(owner=person, state=UploadState.RECEIVED):
        upload.delete()
    for arrival in Arrival.objects.filter(owner=person):
        arrival.delete()
    kept = Upload.objects.filter(owner=person)
    words = [word for text in identity_of(person=person) for word in (text, *text.split())]
    for upload in kept:
        Upload.objects.filter(pk=upload.pk).update(name=_without_names(upload.name, words))
    kept.update(owner=None)


def _without_names(name: str, words: Iterable[str]) -> str:
    """The name of a file without the words its owner is called by."""
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= SHORTEST_NAME:
            name = re.sub(re.escape(word), "", name, flags=re.IGNORECASE)
    stem, dot, suffix = name.rpartition(".")
    return f"{stem.strip(' _-.,') or 'file'}{dot}{suffix}"
