"""Takes a file in by pieces over a bad line; what has arrived stays arrived."""

import hashlib
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from media_library.choices import LARGEST_PIECE, MOST_ARRIVING, MOST_PIECES
from media_library.engine.names import tidy_file_name
from media_library.engine.turns import turn
from media_library.models import Arrival, private_storage
from media_library.models.uploads import drop_pieces
from media_library.services.receive_upload import (
    UploadRefused,
    check_name,
    check_room,
    receive_upload,
)
from people.models import User

# Seconds after which the joining of pieces is thought dead.
JOINING_LEASE = 120


class OutOfStep(Exception):
    """The piece does not begin where the last one ended; the sender asks how far it came."""


class PieceDamaged(Exception):
    """The piece is not what was sent; the same piece may be sent again."""


@transaction.atomic
def start_arrival(*, owner: User, name: str, size: int, digest: str = "") -> Arrival:
    """Open the way for a file, or give back where the same file of this person stopped.

    Raises UploadRefused for what would be refused anyway once it is here, and when too many files
    are on their way.
    """
    name = tidy_file_name(name)
    check_name(name=name)
    check_room(owner=owner, size=size)
    arriving = Arrival.objects.filter(owner=owner, upload=None, refusal="")
    if digest:
        same = arriving.filter(name=name, size=size, digest=digest).order_by("-moved_at").first()
        if same is not None:
            return same
    if arriving.count() >= MOST_ARRIVING:
        raise UploadRefused(_("Too many files are on their way at once. Wait for one to arrive."))
    return Arrival.objects.create(owner=owner, name=name, size=size, digest=digest)


def add_piece(*, arrival: Arrival, offset: int, content: bytes, digest: str = "") -> Arrival:
    """Keep the next piece; with the last one the file is whole and is received.

    Raises OutOfStep when it begins elsewhere than the last one ended, PieceDamaged when its
    SHA-256 (hexadecimal) is another, it is too long, or there are too many. Only the row is
    written in a transaction.
    """
    if offset != arrival.received:
        raise OutOfStep
    is_too_long = len(content) > LARGEST_PIECE or offset + len(content) > arrival.size
    is_damaged = digest and digest != hashlib.sha256(content).hexdigest()
    is_too_many = len(arrival.pieces) >= MOST_PIECES
    if is_too_long or is_damaged or is_too_many:
        raise PieceDamaged
    if content:
        arrival = _keep(arrival, offset, content)
    return finish_arrival(arrival=arrival)


def _keep(arrival: Arrival, offset: int, content: bytes) -> Arrival:
    path = f"arriving/{arrival.pk.hex}/{uuid.uuid4().hex}"
    try:
        name = private_storage().save(path, ContentFile(content))
    except OSError as error:
        raise UploadRefused(_("The file could not be stored now. Try again later.")) from error
    with transaction.atomic():
        kept = Arrival.objects.select_for_update().filter(pk=arrival.pk).first()
        is_next = kept is not None and kept.received == offset
        if kept is not None and is_next:
            kept.received += len(content)
            kept.pieces = [*kept.pieces, name]
            kept.save(update_fields=["received", "pieces", "moved_at"])
    if kept is None or not is_next:
        # The same piece came twice, or the person has stopped it meanwhile.
        drop_pieces([name])
        raise OutOfStep
    return kept


def finish_arrival(*, arrival: Arrival) -> Arrival:
    """Join the pieces of a whole file and receive it; safe to call again after a crash."""
    if arrival.received < arrival.size:
        return arrival
    with turn(f"joining:{arrival.pk}", lease=JOINING_LEASE) as is_mine:
        arrival = Arrival.objects.get(pk=arrival.pk)
        if not is_mine or arrival.upload_id or arrival.refusal:
            return arrival
        with _joined(arrival) as whole:
            _receive(arrival, whole)
    return arrival


def _receive(arrival: Arrival, whole: IO[bytes]) -> None:
    upload = None
    try:
        if arrival.digest and arrival.digest != _digest_of(whole):
            raise UploadRefused(_("The file was changed on its way. Attach it again."))
        file: UploadedFile[Any] = UploadedFile(whole, arrival.name, size=arrival.size)
        upload = receive_upload(owner=arrival.owner, file=file)
    except UploadRefused as error:
        arrival.refusal = str(error)
    pieces = arrival.pieces
    with transaction.atomic():
        arrival.upload, arrival.pieces = upload, []
        arrival.save(update_fields=["upload", "refusal", "pieces", "moved_at"])
        transaction.on_commit(partial(drop_pieces, pieces))


@contextmanager
def _joined(arrival: Arrival) -> Iterator[IO[bytes]]:
    with tempfile.TemporaryFile() as whole:
        for name in arrival.pieces:
            with private_storage().open(name) as piece:
                shutil.copyfileobj(piece, whole)
        yield whole


def _digest_of(whole: IO[bytes]) -> str:
    digest = hashlib.sha256()
    whole.seek(0)
    while part := whole.read(LARGEST_PIECE):
        digest.update(part)
    return digest.hexdigest()


@transaction.atomic
def stop_arrival(*, arrival: Arrival) -> None:
    """Forget a file on its way and its pieces; what was received already stays."""
    arrival.delete()
