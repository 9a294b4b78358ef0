"""Settings of `make run`: production's middleware and policies over plain HTTP on one machine."""

from django.core.management.utils import get_random_secret_key

from config.settings.environment import VAR_DIR
from config.settings.production import *


def kept_secret() -> str:
    """The secret of this machine, made at the first start and kept in an ignored file."""
    VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    secret_file = VAR_DIR / "secret_key"
    if not secret_file.exists():
        secret_file.write_text(get_random_secret_key() + get_random_secret_key())
        secret_file.chmod(0o600)
    return secret_file.read_text()


SECRET_KEY = env.str("SECRET_KEY", default="") or kept_secret()
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
PUBLIC_URL = env.str("PUBLIC_URL", default=f"http://localhost:{env.int('PORT', default=8000)}")
WAGTAILADMIN_BASE_URL = PUBLIC_URL
DEMO_ACCOUNTS_ALLOWED = True
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=False)
if not SMS_URL:
    SMS_TRANSPORT = "people.adapters.TextsInLog"
    PHONES_OFFERED = True

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SECURE_PROXY_SSL_HEADER = None
SESSION_COOKIE_NAME = "portal_session"
SESSION_COOKIE_SECURE = False
LANGUAGE_COOKIE_NAME = "portal_language"
CSRF_COOKIE_NAME = "portal_csrf"
CSRF_COOKIE_SECURE = False
