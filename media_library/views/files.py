"""Handing out files: sizes of pictures to everybody, uploads to those who may have them."""

import mimetypes
import uuid

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from media_library.access import may_read
from media_library.choices import CONTENT_TYPES, IMAGE_TYPES, TextState
from media_library.engine.refusals import FileRefused
from media_library.models import Upload
from media_library.services.small_size import small_size
from media_library.views.parts import part_or_whole

# The name of a rendition carries a digest of its picture: what it names never changes.
RENDITION_SECONDS = 30 * 24 * 3600
# Nothing in a file may run or load.
FILE_POLICY = "default-src 'none'; sandbox"


@require_safe
def rendition(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve one size of a picture, from the disk or from the object store.

    Originals and documents have no such address: they lie in other folders.
    """
    try:
        content = default_storage.open(path)
    except (OSError, SuspiciousFileOperation) as error:
        raise Http404 from error
    response = FileResponse(content, content_type=mimetypes.guess_type(path)[0] or "")
    response["Cache-Control"] = f"public, max-age={RENDITION_SECONDS}, immutable"
    response["Content-Security-Policy"] = FILE_POLICY
    return response


@require_safe
def small_picture(request: HttpRequest, upload_id: uuid.UUID) -> HttpResponseBase:
    """Serve a photo small enough for a page to those who may read the whole one."""
    upload = get_object_or_404(Upload, pk=upload_id)
    if upload.content_type not in IMAGE_TYPES.values():
        raise Http404
    if not may_read(person=request.user, upload=upload):
        raise Http404
    tag = f'"{upload.digest[:32]}-small"'
    response: HttpResponseBase
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponseNotModified()
    else:
        try:
            response = FileResponse(small_size(upload=upload), content_type="image/webp")
        except (FileNotFoundError, FileRefused) as error:
            raise Http404 from error
    response["ETag"] = tag
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Security-Policy"] = FILE_POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _opens_in_page(upload: Upload) -> bool:
    is_read = upload.text_state in {TextState.WHOLE, TextState.PART}
    is_bare_pdf = is_read and upload.content_type == CONTENT_TYPES["pdf"] and not upload.findings
    return is_bare_pdf or upload.content_type in IMAGE_TYPES.values()


@require_safe
def uploaded_file(request: HttpRequest, upload_id: uuid.UUID) -> HttpResponseBase:
    """Serve a file to those who may read it; to anybody else it does not exist.

    Pictures open in the page, and so does a PDF that was read and carries nothing but its pages,
    at the page its address names; everything else is saved. Nothing in a file may run or load.
    """
    upload = get_object_or_404(Upload, pk=upload_id)
    if not may_read(person=request.user, upload=upload):
        raise Http404
    tag = f'"{upload.digest[:32]}"'
    response: HttpResponseBase
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponseNotModified()
    else:
        try:
            content = upload.file.open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        whole = FileResponse(
            content,
            as_attachment=not _opens_in_page(upload),
            filename=upload.name,
            content_type=upload.content_type,
        )
        response = part_or_whole(request, whole, size=upload.size, tag=tag)
    response["ETag"] = tag
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Security-Policy"] = FILE_POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response
