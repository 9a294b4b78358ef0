"""Everything that writes files; each verb has a file of its own."""

from media_library.services.claim_upload import claim_upload, drop_files
from media_library.services.erase_uploads import erase_uploads, export_uploads, open_uploads
from media_library.services.receive_upload import UploadRefused, keep_files, receive_upload
from media_library.services.sweep_files import sweep_files, sweep_uploads

__all__ = [
    "UploadRefused",
    "claim_upload",
    "drop_files",
    "erase_uploads",
    "export_uploads",
    "keep_files",
    "open_uploads",
    "receive_upload",
    "sweep_files",
    "sweep_uploads",
]
