"""Tags of the form's own pages."""

from typing import Any

from django import template

from media_library.models import Upload

register = template.Library()


@register.simple_tag
def attached(row: Any, documents: dict[str, Upload]) -> Upload | None:
    """The file attached to a row of the form, if there is one."""
    return documents.get(str(row["document"].value() or ""))
