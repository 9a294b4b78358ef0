"""What happens to a file a person sends: received and checked, claimed by a thing, or swept."""

from media_library.services.receive_upload import UploadRefused, receive_upload
from media_library.services.sweep_uploads import claim_upload, sweep_uploads

__all__ = ["UploadRefused", "claim_upload", "receive_upload", "sweep_uploads"]
