"""Letters: they wait in the outbox (people.Letter) and leave by SMTP or into files."""

from datetime import timedelta
from urllib.parse import unquote, urlsplit

from config.settings.environment import VAR_DIR, env

# How one speaks to the server: plainly, plain first and then TLS, or TLS from the first byte.
_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}


def smtp_server(url: str) -> dict[str, str | int | bool]:
    """Read `smtp+tls://person:password@host:587`; signs in a password are written as %40."""
    parts = urlsplit(url)
    if url and (parts.scheme not in _PORTS or not parts.hostname):
        raise ValueError("EMAIL_URL must look like smtp+tls://person:password@host:587")
    return {
        "host": parts.hostname or "localhost",
        "port": parts.port or _PORTS.get(parts.scheme, 25),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "is_tls_later": parts.scheme == "smtp+tls",
        "is_tls_first": parts.scheme == "smtp+ssl",
    }


EMAIL_URL = env.str("EMAIL_URL", default="")
_server = smtp_server(EMAIL_URL)
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
# Django's own mail calls go to the outbox too; people.jobs sends from there with this transport.
EMAIL_BACKEND = "people.adapters.OutboxBackend"
LETTER_TRANSPORT = (
    "django.core.mail.backends.smtp.EmailBackend" if EMAIL_URL else "people.adapters.LettersInFiles"
)
EMAIL_HOST = _server["host"]
EMAIL_PORT = _server["port"]
EMAIL_HOST_USER = _server["user"]
EMAIL_HOST_PASSWORD = _server["password"]
EMAIL_USE_TLS = _server["is_tls_later"]
EMAIL_USE_SSL = _server["is_tls_first"]
EMAIL_TIMEOUT = 5  # seconds
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="portal@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Letters a minute that the newsletter may send; 0 means as fast as the server takes them.
NEWSLETTER_PER_MINUTE = env.int("NEWSLETTER_PER_MINUTE", default=400)
# A mailbox whose reader stops letters by hand; mail programs without https offer it.
NEWSLETTER_STOP_ADDRESS = env.str("NEWSLETTER_STOP_ADDRESS", default="")
# A sender that has not reported back by then is taken for dead.
NEWSLETTER_LEASE = timedelta(seconds=60)
