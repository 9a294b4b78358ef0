"""What an operator watches: the log, JSON lines in production, and what /readyz may tell."""

from typing import Any

from config.settings.environment import env

_production = env.str("DJANGO_SETTINGS_MODULE", default="") == "config.settings.production"
# What takes longer is logged by its route, so that somebody looks at it.
SLOW_REQUEST_SECONDS = 1.0
SLOW_JOB_SECONDS = 60.0
# Who names it reads at /readyz what was found, not only how bad it is.
READY_TOKEN = env.str("READY_TOKEN", default="")
# The folder whose newest file is the last backup.
BACKUP_ROOT = env.str("BACKUP_ROOT", default="")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "core.logs.JsonLines"},
        "lines": {"()": "core.logs.ReadableLines"},
        "raw": {"format": "%(asctime)s %(message)s"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": env.str("LOG_FORMAT", default="json" if _production else "lines"),
        },
        "texts": {"class": "logging.StreamHandler", "formatter": "raw"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "portal": {"level": "INFO"},
        "django_tasks": {"level": "WARNING"},
        # Django and the web server bring handlers of their own, which would write everything raw.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        # A silent node is told once, by portal.search, and not with a trace for each attempt.
        "elastic_transport": {"level": "ERROR"},
        "gunicorn.error": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
if not _production:
    # At the desk the code of a text is read here (people.adapters.TextsInLog).
    LOGGING["loggers"]["portal.texts"] = {"handlers": ["texts"], "propagate": False}
