"""Headers, cookies, content policy and the middleware that guards every request."""

from csp.constants import NONE, SELF, UNSAFE_INLINE

from config.settings.environment import env

MIDDLEWARE = [
    # The number that the answer, the log and the error page share.
    "core.requests.NameRequests",
    # Counts what was shown once the answer is sent, kept pages too.
    "core.counting.CountAnswers",
    # A kept page costs nothing that stands below; what it says was decided there once.
    "core.page_cache.KeepPages",
    # What every answer carries, refusals and files included.
    "django.middleware.security.SecurityMiddleware",
    "core.middleware.KeepToOurselves",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.middleware.AdminContentPolicy",
    "core.middleware.RefuseBrokenInput",
    "core.middleware.KeepPagesPrivate",
    "core.middleware.TellWhatIsAway",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.EndIdleSession",
    "core.middleware.AddressLanguage",
    "core.body_limit.RefuseTooLarge",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "people.adapters.RequireSecondFactor",
    "core.middleware.KeepPageScreensForEditors",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_RESOURCE_POLICY = "same-origin"
# Nothing here listens, watches or asks where one is; the rest stays with the browser's defaults.
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()"
X_FRAME_OPTIONS = "SAMEORIGIN"
# The editor shows its preview of a page in a frame of its own site.
SILENCED_SYSTEM_CHECKS = ["security.W019"]

# What a proxy says of the visitor is believed only as far as there are proxies.
TRUSTED_PROXY_COUNT = int(env.str("TRUSTED_PROXY_COUNT", default="") or 0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY_COUNT else None
USE_X_FORWARDED_HOST = False
USE_X_FORWARDED_PORT = False

SESSION_COOKIE_NAME = "__Host-portal_session"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_NAME = "__Host-portal_language"
CSRF_COOKIE_NAME = "__Host-portal_csrf"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# Messages wait in the session: one cookie fewer to guard.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "people.views.csrf_failure"

# Films of these houses play inside our pages once a reader asks for them; see core.embeds.
EMBED_HOSTS = ["www.youtube-nocookie.com", "player.vimeo.com", "rutube.ru", "vk.com"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF, *(f"https://{host}" for host in EMBED_HOSTS)],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
# Wagtail's admin writes inline scripts and styles; it is behind the staff sign-in.
ADMIN_CONTENT_SECURITY_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}

# The admin calls nobody outside and offers no page behind a shared password.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_AUTOSAVE_INTERVAL = 10_000  # milliseconds
WAGTAILEMBEDS_FINDERS: list[dict[str, object]] = []
# Hosts that the portal itself may fetch from, over TLS (core.outgoing); none unless named.
OUTGOING_HOSTS: list[str] = env.list("OUTGOING_HOSTS", default=[])
WAGTAIL_PAGE_MODEL = "wagtailcore.Page"
