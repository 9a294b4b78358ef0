"""Handing out uploaded files, after asking whether this visitor may have them."""

import uuid

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
from media_library.choices import IMAGE_TYPES
from media_library.models import Upload


@require_safe
def uploaded_file(request: HttpRequest, upload_id: uuid.UUID) -> HttpResponseBase:
    """Serve a file to those who may read it; to anybody else it does not exist.

    Pictures open in the page, everything else is saved; nothing in a file may run or load.
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
        response = FileResponse(
            content,
            as_attachment=upload.content_type not in IMAGE_TYPES.values(),
            filename=upload.name,
            content_type=upload.content_type,
        )
    response["ETag"] = tag
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
