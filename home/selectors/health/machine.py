"""Is there room on the disk, may we write, is the clock right, how old is the backup."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from core.health import Finding, error, fine, warning
from home.selectors.health.remedies import give, run

ROOM_LOW, ROOM_OUT = 0.15, 0.03  # of the disk
CLOCKS_APART = timedelta(seconds=5)
BACKUP_LATE, BACKUP_OLD = timedelta(hours=26), timedelta(days=3)


def check_disk() -> Finding:
    """Look at the fullest of the disks that the portal writes to."""
    folders = {Path(settings.VAR_DIR), Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_ROOT)}
    usages = [shutil.disk_usage(_existing(folder)) for folder in folders]
    share = min(usage.free / usage.total for usage in usages)
    says = _("%(percent)d %% of the disk is free.") % {"percent": share * 100}
    remedy = _("Make room: old backups, logs, or a larger disk.")
    if share < ROOM_OUT:
        return error(says, remedy)
    return warning(says, remedy) if share < ROOM_LOW else fine(says)


def _existing(folder: Path) -> Path:
    """The folder itself, or the nearest above it that is there."""
    return next(path for path in (folder, *folder.absolute().parents) if path.exists())


def check_folders() -> Finding:
    """Say whether the portal may write where it keeps files and pages."""
    wanted = [settings.VAR_DIR, settings.PAGES_ROOT]
    if not settings.STORAGE_URL:
        wanted += [settings.MEDIA_ROOT, settings.PRIVATE_ROOT]
    closed = [
        str(folder)
        for folder in map(Path, wanted)
        if not os.access(_existing(folder), os.W_OK | os.X_OK)
    ]
    if closed:
        return error(
            _("The portal may not write to: %(folders)s") % {"folders": ", ".join(closed)},
            run(f"chown -R portal: {' '.join(closed)}"),
        )
    return fine(_("The portal may write to its folders."))


def check_clock() -> Finding:
    """Compare the clocks of this machine and of the database."""
    asks = "SELECT strftime('%s', 'now')"
    if connection.vendor == "postgresql":
        asks = "SELECT extract(epoch FROM clock_timestamp())"
    with connection.cursor() as cursor:
        cursor.execute(asks)
        there = datetime.fromtimestamp(float(cursor.fetchone()[0]), UTC)
    if abs(timezone.now() - there) > CLOCKS_APART:
        return error(
            _("The clocks of this machine and of the database differ."),
            run("timedatectl set-ntp true"),
        )
    return fine(_("The clock agrees with the database's."))


def check_backup() -> Finding:
    """Say how old the newest file in the folder of backups is."""
    if not settings.BACKUP_ROOT:
        if not settings.IS_PRODUCTION:
            return fine(_("Nothing is backed up on this machine."))
        return warning(_("It is not known where backups lie."), give("BACKUP_ROOT"))
    files = [path for path in Path(settings.BACKUP_ROOT).glob("*") if path.is_file()]
    newest = max((path.stat().st_mtime for path in files), default=0.0)
    age = timezone.now() - datetime.fromtimestamp(newest, UTC)
    remedy = _("See why no backup was made (docs/operate.md, section 6).")
    if age > BACKUP_OLD:
        return error(_("The last backup is older than three days."), remedy)
    if age > BACKUP_LATE:
        return warning(_("The last backup is older than a day."), remedy)
    return fine(_("The last backup is of the last day."))


def check_static_files() -> Finding:
    """Say whether styles and scripts were collected for the web server."""
    collects = "Manifest" in str(settings.STORAGES["staticfiles"])
    if collects and not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return error(
            _("Styles and scripts were not collected."), run("manage.py collectstatic --no-input")
        )
    return fine(_("Styles and scripts are in their place."))
