"""Production settings, the base of all others; they refuse to start with unsafe values."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.auth import *
from config.settings.environment import BASE_DIR, VAR_DIR, env
from config.settings.factors import *
from config.settings.i18n import *
from config.settings.logs import *
from config.settings.mail import *
from config.settings.pages import *
from config.settings.search import *
from config.settings.security import *
from config.settings.services import *
from config.settings.shown import *
from config.settings.storage import *
from config.settings.subscriptions import *

DEBUG = False
IS_PRODUCTION = env.str("DJANGO_SETTINGS_MODULE", default="") == "config.settings.production"
SECRET_KEY = env.str("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
PUBLIC_URL = env.str("PUBLIC_URL", default="")
WAGTAILADMIN_BASE_URL = PUBLIC_URL
DEMO_ACCOUNTS_ALLOWED = False

if IS_PRODUCTION:
    if len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("SECRET_KEY must be set and have at least 50 characters.")
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts of the portal, without *.")
    if not PUBLIC_URL.startswith("https://"):
        raise ImproperlyConfigured("PUBLIC_URL must be the https:// address of the portal.")
    if not env.str("TRUSTED_PROXY_COUNT", default=""):
        raise ImproperlyConfigured(
            "TRUSTED_PROXY_COUNT must say how many proxies stand in front (0 for none)."
        )

INSTALLED_APPS = [
    "home",
    "competitions",
    "peer_learning",
    "best_practice",
    "magazine",
    "academy",
    "subscriptions",
    "courses",
    "organisations",
    "search",
    "media_library",
    "people",
    "taxonomy",
    "core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "people.apps.AccountsInAdminConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "config",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "home.views.frame.frame",
            ],
        },
    },
]

DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL",
        default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds a writer waits for another
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
