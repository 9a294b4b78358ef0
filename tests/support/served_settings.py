"""The settings of `make run` for a served test: static files need not be collected first."""

from config.settings.dev import *  # noqa: F403 -- settings relax each other

STORAGES = {
    **STORAGES,  # noqa: F405 -- comes from there
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
