"""Files of the form: attached the moment they arrive, whatever happens to the other fields."""

import re
import uuid

from django.http import HttpRequest

from best_practice.choices import FileKind
from best_practice.services.attach_file import attach_file, remove_file
from media_library.models import Upload
from media_library.services import UploadRefused, receive_upload

ROW_FILE = re.compile(r"rows-(\d{1,2})-file")


class KeepsFiles:
    """Mixin of the section view: takes files of a post and puts their ids among the answers."""

    draft_id: uuid.UUID
    file_errors: dict[str, str]

    def take_files(self, request: HttpRequest, typed: dict[str, list[str]]) -> None:
        """Receive and attach each file; what is refused is said beside its field."""
        for name, file in request.FILES.items():
            if name != "photo" and not ROW_FILE.fullmatch(name):
                continue
            try:
                upload = receive_upload(owner=request.user, file=file)  # type: ignore[arg-type]
            except UploadRefused as error:
                self.file_errors[name] = str(error)
                continue
            self.attach(name, upload, typed)

    def attach(self, name: str, upload: Upload, typed: dict[str, list[str]]) -> None:
        """Give a received file to the draft; a document's id becomes its row's answer."""
        kind = FileKind.PHOTO if name == "photo" else FileKind.DOCUMENT
        attach_file(draft_id=self.draft_id, upload=upload, kind=kind)
        if kind == FileKind.DOCUMENT:
            typed[name.removesuffix("file") + "document"] = [str(upload.pk)]

    def remove(self, text: str, typed: dict[str, list[str]]) -> None:
        """Take a file off the draft and out of the answers; nonsense is no file."""
        try:
            upload_id = uuid.UUID(text)
        except ValueError:
            return
        remove_file(draft_id=self.draft_id, upload_id=upload_id)
        for name, values in typed.items():
            if name.endswith("-document") and values == [str(upload_id)]:
                typed[name] = [""]
