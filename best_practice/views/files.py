"""Files of the form: attached the moment they arrive, whatever happens to the other fields."""

import re
import uuid
from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _

from best_practice.choices import FileKind
from best_practice.services.attach_file import attach_file, remove_file
from best_practice.services.save_draft import DraftRefused
from media_library.models import Upload
from media_library.services import UploadRefused, receive_upload
from media_library.views.arriving import ARRIVED, arrived_uploads
from people.models import User

ROW_FILE = re.compile(r"rows-(\d{1,2})-file")


def is_file_field(name: str) -> bool:
    """Say whether the form has a file field of this name."""
    return name in {"photo", "paper"} or bool(ROW_FILE.fullmatch(name))


class KeepsFiles:
    """Mixin of the section view: takes files of a post and puts their ids among the answers."""

    draft_id: uuid.UUID
    file_errors: dict[str, str]
    is_to_describe = False  # a photo or paper came, and nobody has said yet what it shows

    def take_files(self, request: HttpRequest, typed: dict[str, list[str]]) -> None:
        """Receive and attach each file; what is refused is said beside its field."""
        for name, file in request.FILES.items():
            if not is_file_field(name):
                continue
            try:
                upload = receive_upload(owner=request.user, file=file)  # type: ignore[arg-type]
                self.attach(name, upload, typed)
            except (UploadRefused, DraftRefused) as error:
                self.file_errors[name] = str(error)

    def take_arrived(self, person: User, typed: dict[str, list[str]]) -> None:
        """Attach files that came in pieces before the form did; their names are no answers."""
        arrived = arrived_uploads(person, typed)
        for name in filter(is_file_field, arrived):
            for upload in arrived[name]:
                try:
                    if upload is None:
                        raise DraftRefused(_("This file is no longer here. Attach it again."))
                    self.attach(name, upload, typed)
                except DraftRefused as error:
                    self.file_errors[name] = str(error)
        for name in [name for name in typed if name.endswith(ARRIVED)]:
            del typed[name]

    def take_held_files(
        self, uploads: Mapping[str, list[str]], typed: dict[str, list[str]]
    ) -> None:
        """Attach files that were kept while nobody was signed in; too many are too many."""
        for name, upload_ids in uploads.items():
            for upload in Upload.objects.filter(pk__in=upload_ids):
                try:
                    self.attach(name, upload, typed)
                except DraftRefused as error:
                    self.file_errors[name] = str(error)

    def attach(self, name: str, upload: Upload, typed: dict[str, list[str]]) -> None:
        """Give a received file to the draft; the id of a step's document becomes its answer."""
        kind = FileKind.PHOTO if name == "photo" else FileKind.DOCUMENT
        attach_file(draft_id=self.draft_id, upload=upload, kind=kind)
        self.is_to_describe |= not name.endswith("-file")
        if name.endswith("-file"):
            typed[name.removesuffix("file") + "document"] = [str(upload.pk)]

    def forget(self, text: str, typed: dict[str, list[str]]) -> uuid.UUID | None:
        """Take a file out of the answers; the file itself goes once they are saved."""
        try:
            upload_id = uuid.UUID(text)
        except ValueError:
            return None
        for name, values in typed.items():
            if name.endswith("-document") and values == [str(upload_id)]:
                typed[name] = [""]
        return upload_id

    def drop(self, upload_id: uuid.UUID | None) -> None:
        """Delete the file that was taken out of the answers just saved."""
        if upload_id is not None:
            remove_file(draft_id=self.draft_id, upload_id=upload_id)
