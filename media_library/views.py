"""Opening uploaded files, only for those who may."""

import uuid

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from media_library.access import may_read_upload
from media_library.models import Upload

# What a browser may show in place; everything else is downloaded.
SHOWN = {"application/pdf", "image/jpeg", "image/png", "image/webp"}


@require_safe
def uploaded_file(request: HttpRequest, upload_id: uuid.UUID) -> HttpResponseBase:
    """Serve a file; one that is not yours answers like one that never was."""
    upload = Upload.objects.filter(pk=upload_id).first()
    if upload is None or not may_read_upload(request.user, upload):
        raise Http404
    try:
        content = upload.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content,
        as_attachment=upload.content_type not in SHOWN,
        filename=upload.name,
        content_type=upload.content_type,
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response._csp_replace = {"default-src": ["'none'"], "sandbox": []}  # type: ignore[attr-defined]
    return response
