"""Files: pictures and documents of editors, and uploads of people who submit something."""

from media_library.models.documents import DocumentText, SiteDocument
from media_library.models.pictures import SiteImage, SiteRendition
from media_library.models.uploads import Arrival, Upload, private_path, private_storage, small_path

__all__ = [
    "Arrival",
    "DocumentText",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "Upload",
    "private_path",
    "private_storage",
    "small_path",
]
