"""What home examines of a machine: database and queue, disk and services, settings and texts."""

from core.health import register_check
from home.selectors.health import database, machine, searching, services, settings

QUICK = {
    "database": database.check_database,
    "migrations": database.check_migrations,
    "queue": database.check_queue,
    "schedule": database.check_schedule,
    "letters": database.check_letters,
    "disk": machine.check_disk,
    "folders": machine.check_folders,
    "cache": services.check_cache,
    "backup": machine.check_backup,
}
SLOW = {
    "jobs": database.check_failed_jobs,
    "settings": settings.check_settings,
    "accounts": settings.check_accounts,
    "mail": services.check_mail,
    "phone": services.check_phone,
    "scanner": services.check_scanner,
    "storage": services.check_storage,
    "search": services.check_search,
    "elasticsearch": searching.check_elasticsearch,
    "clock": machine.check_clock,
    "static files": machine.check_static_files,
    "texts": settings.check_texts,
}


def register_checks() -> None:
    """Hand in everything; the names are what an operator sees."""
    for name, check in QUICK.items():
        register_check(name, check, is_quick=True)
    for name, check in SLOW.items():
        register_check(name, check)
