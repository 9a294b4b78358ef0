"""Files: what the public may fetch, what is served only after a permission check, limits."""

import re

from config.settings.environment import BASE_DIR, VAR_DIR, env

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "core.styles.JoinedStylesFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]

MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_ROOT = VAR_DIR / "private"
# Who was erased and when, by number; kept apart from the database and from its backups.
ERASURE_LIST = env.str("ERASURE_LIST", default=str(VAR_DIR / "erasures.jsonl"))


def storage_backend(url: str, prefix: str, backend: str) -> dict[str, object] | None:
    """Read `s3://KEY:SECRET@HOST[:PORT]/BUCKET` (or `s3+http://…`); None means local files."""
    if not url:
        return None
    match = re.fullmatch(r"s3(\+http)?://([^:]+):([^@]+)@([^/]+)/([^/?]+)", url)
    if match is None:
        raise ValueError("STORAGE_URL must look like s3://KEY:SECRET@HOST/BUCKET")
    plain, key, secret, host, bucket = match.groups()
    return {
        "BACKEND": backend,
        "OPTIONS": {
            "access_key": key,
            "secret_key": secret,
            "bucket_name": bucket,
            "endpoint_url": f"{'http' if plain else 'https'}://{host}",
            "location": prefix,
            "file_overwrite": False,
            "default_acl": "private",
        },
    }


STORAGE_URL = env.str("STORAGE_URL", default="")
STORAGES = {
    "default": storage_backend(STORAGE_URL, "media", "core.storage.PublicFiles")
    or {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT), "base_url": MEDIA_URL},
    },
    "private": storage_backend(STORAGE_URL, "private", "core.storage.PrivateFiles")
    or {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_ROOT), "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

WAGTAILIMAGES_IMAGE_MODEL = "media_library.SiteImage"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
# The kinds whose metadata we can take out; see media_library.forms.
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "media_library.forms.SiteImageForm"
WAGTAILDOCS_DOCUMENT_MODEL = "media_library.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "media_library.forms.SiteDocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024  # bytes
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "epub", "odt", "pdf", "pptx", "xlsx"]
# What a submitter may attach; the size is in bytes.
UPLOAD_MAX_SIZE = 10 * 1024 * 1024
UPLOAD_EXTENSIONS = ["pdf", "docx", "xlsx", "odt", "jpg", "jpeg", "png", "webp"]
# The virus scanner: `/run/clamav/clamd.ctl` or `host:port`; without one files stay unscanned.
CLAMD_SOCKET = env.str("CLAMD_SOCKET", default="")
# A whole post, in bytes; docs/operate.md tells nginx the same.
REQUEST_MAX_SIZE = 60 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024  # bytes, files not counted
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
FILE_UPLOAD_PERMISSIONS = 0o640
