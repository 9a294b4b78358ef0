"""What people should know about a file before they open it."""

from typing import Any

from django import template

from media_library.access import is_withheld
from media_library.choices import ScanState
from media_library.models import Upload

register = template.Library()


@register.inclusion_tag("components/file_marks.html")
def file_marks(upload: Upload | None) -> dict[str, Any]:
    """Say what the scanner said of a file, and what lies in it besides its pages."""
    if upload is None:
        return {}
    return {
        "is_infected": upload.scan == ScanState.INFECTED,
        "is_unscanned": upload.scan == ScanState.UNSCANNED,
        "is_withheld": is_withheld(upload),
        "warnings": upload.warnings(),
    }


@register.inclusion_tag("components/file_marks.html")
def file_marks_of(upload_id: Any) -> dict[str, Any]:
    """The same, where only the number of the file is at hand."""
    return file_marks(Upload.objects.filter(pk=upload_id).first())
