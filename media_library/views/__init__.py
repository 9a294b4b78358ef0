"""Files go out to those who may have them, and come in by pieces."""

from media_library.views.files import rendition, uploaded_file

__all__ = ["rendition", "uploaded_file"]
