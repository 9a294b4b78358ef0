"""Files of a repetition in its form: received the moment they come, kept whatever else is wrong."""

import uuid
from collections.abc import Iterable

from django.http import HttpRequest

from media_library.choices import UploadState
from media_library.models import Upload
from media_library.services import UploadRefused, receive_upload
from media_library.views.arriving import arrived_uploads
from peer_learning.models import Replication
from people.models import User

FIELD = "evidence"


def ids_among(texts: Iterable[str]) -> list[uuid.UUID]:
    """The ids that people's browsers sent back; anything else is left out."""
    found = []
    for text in texts:
        try:
            found.append(uuid.UUID(text))
        except ValueError:
            continue
    return list(dict.fromkeys(found))


def kept_uploads(
    person: User, ids: Iterable[uuid.UUID], replication: Replication | None
) -> list[Upload]:
    """Of the named files those that this form may carry: unclaimed own ones, and its own."""
    wanted = list(ids)
    free = Upload.objects.filter(owner=person, state=UploadState.RECEIVED, pk__in=wanted)
    found = {upload.pk: upload for upload in free}
    if replication is not None:
        own = Upload.objects.filter(replication_evidence__replication=replication, pk__in=wanted)
        found |= {upload.pk: upload for upload in own}
    return [found[pk] for pk in dict.fromkeys(wanted) if pk in found]


def new_uploads(request: HttpRequest, person: User) -> tuple[list[Upload], list[str]]:
    """Receive what this post carries and what came in pieces before it; and what was refused."""
    found, refusals = [], []
    for file in request.FILES.getlist(FIELD):
        try:
            found.append(receive_upload(owner=person, file=file))
        except UploadRefused as error:
            refusals.append(f"{file.name}: {error}")
    posted = {name: request.POST.getlist(name) for name in request.POST}
    came = arrived_uploads(person, posted).get(FIELD, [])
    return [*found, *(upload for upload in came if upload is not None)], refusals
