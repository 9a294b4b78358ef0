"""Settings of the test suite: fast hashes, files in a temporary folder, nothing leaves."""

import atexit
import shutil
import tempfile
from pathlib import Path

from config.settings.production import *

SECRET_KEY = "only-for-tests-" * 5
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PUBLIC_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = PUBLIC_URL
DEMO_ACCOUNTS_ALLOWED = True
STAFF_SECOND_FACTOR = False
SMS_TRANSPORT = "people.adapters.TextsInLog"
PHONES_OFFERED = True

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_NAME = "portal_session"
SESSION_COOKIE_SECURE = False
LANGUAGE_COOKIE_NAME = "portal_language"
CSRF_COOKIE_NAME = "portal_csrf"
CSRF_COOKIE_SECURE = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

_files = Path(tempfile.mkdtemp(prefix="portal-tests-"))
atexit.register(shutil.rmtree, _files, ignore_errors=True)
MEDIA_ROOT = _files / "media"
PRIVATE_ROOT = _files / "private"
STATIC_ROOT = _files / "static"
STATIC_ROOT.mkdir()
PAGES_ROOT = _files / "pages"
EMAIL_FILE_PATH = str(_files / "mail")
ERASURE_LIST = str(_files / "erasures.jsonl")
LETTER_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    **STORAGES,
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT), "base_url": MEDIA_URL},
    },
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_ROOT), "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Each parallel test process has a cache of its own, on a Redis too: every test clears it.
_process = int(env.str("PYTEST_XDIST_WORKER", default="gw0").removeprefix("gw"))
_cache_url = env.str("CACHE_URL", default="")
CACHES = {
    **CACHES,
    "default": {
        **CACHES["default"],
        "LOCATION": f"{_cache_url.rpartition('/')[0]}/{_process + 1}",
    }
    if _cache_url
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {
        **CACHES["pages"],
        "LOCATION": f"{_cache_url.rpartition('/')[0]}/{_process + 1}"
        if _cache_url
        else str(PAGES_ROOT / "kept"),
    },
}
