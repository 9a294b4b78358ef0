"""Letters: they wait in the outbox (people.Letter) and leave by SMTP or into files."""

from config.settings.environment import VAR_DIR, env

_url = env.dj_email_url("EMAIL_URL", default="")
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
# Django's own mail calls go to the outbox too; people.jobs sends from there with this transport.
EMAIL_BACKEND = "people.adapters.OutboxBackend"
LETTER_TRANSPORT = (
    _url["EMAIL_BACKEND"] if env.str("EMAIL_URL", default="") else "people.adapters.LettersInFiles"
)
EMAIL_HOST = _url.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _url.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _url.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _url.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = bool(_url.get("EMAIL_USE_TLS"))
EMAIL_USE_SSL = bool(_url.get("EMAIL_USE_SSL"))
EMAIL_TIMEOUT = 5  # seconds
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="portal@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
