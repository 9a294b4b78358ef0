"""Cache, background jobs and the admin's search."""

from typing import Any

from config.settings.environment import VAR_DIR, env

# Here lie the stamp of everything shown and, without Redis, the pages kept under it.
PAGES_ROOT = VAR_DIR / "pages"
_cache_url = env.str("CACHE_URL", default="")
# A cache that hangs is a cache that is down, in seconds.
_patience = {"OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1}}
CACHES: dict[str, dict[str, Any]] = {
    # Rate limits must count across processes, so without Redis the default lies in the database.
    "default": {**env.dj_cache_url("CACHE_URL"), **_patience}
    if _cache_url
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        # Above it rows are dropped by their names, the counters of the rate limits among them.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Whole pages for visitors without a session, under the stamp (core.page_cache).
    "pages": {**env.dj_cache_url("CACHE_URL"), **_patience, "KEY_PREFIX": "pages"}
    if _cache_url
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(PAGES_ROOT / "kept"),
        # Above it every fourth is dropped; a page of ours takes 5-15 kB.
        "OPTIONS": {"MAX_ENTRIES": 4_000, "CULL_FREQUENCY": 4},
    },
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
# With a shared cache a part of the stamp lies there, for portals of more than one machine.
PAGES_ARE_SHARED = bool(_cache_url)

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default"],
    }
}

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.engine.admin"}}
