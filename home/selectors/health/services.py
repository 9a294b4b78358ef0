"""Do the services beside the portal answer: cache, mail, texts, scanner, store of files, search."""

import secrets

from django.conf import settings
from django.core.cache import caches
from django.core.files.storage import storages
from django.core.mail import get_connection
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from core.health import Finding, error, fine, warning
from home.selectors.health.remedies import give, run
from media_library.engine.scanner import ScannerSilent, ping


def check_cache() -> Finding:
    """Keep a word and read it again; rate limits are counted here."""
    kind = settings.CACHES["default"]["BACKEND"].rpartition(".")[2]
    word = secrets.token_hex(4)
    try:
        caches["default"].set("doctor", word, 60)
        is_kept = caches["default"].get("doctor") == word
    except Exception:  # the cache's own errors share no base class
        is_kept = False
    if not is_kept:
        remedy = run("manage.py createcachetable") if kind == "DatabaseCache" else give("CACHE_URL")
        return error(_("The cache keeps nothing."), remedy)
    if settings.IS_PRODUCTION and kind in {"LocMemCache", "DummyCache"}:
        return error(
            _("Each process has a cache of its own, so limits are not counted together."),
            give("CACHE_URL"),
        )
    return fine(_("All processes share one cache."))


def check_mail() -> Finding:
    """Connect to the mail server as a sender would; send nothing."""
    if settings.LETTER_TRANSPORT == "people.adapters.LettersInFiles":
        says = _("Letters are written into files and reach nobody.")
        return warning(says, give("EMAIL_URL")) if settings.IS_PRODUCTION else fine(says)
    server = get_connection(settings.LETTER_TRANSPORT)
    try:
        server.open()
        server.close()
    except OSError:  # refusals of mail servers are among them
        return error(_("The mail server does not take us."), give("EMAIL_URL"))
    return fine(_("The mail server answers."))


def check_phone() -> Finding:
    """Say whether codes by phone leave the machine."""
    if not settings.PHONES_OFFERED:
        return fine(_("Codes by phone are not offered."))
    if settings.SMS_TRANSPORT.endswith("TextsInLog"):
        says = _("Codes by phone are written into the log and reach nobody.")
        return error(says, give("SMS_URL")) if settings.IS_PRODUCTION else fine(says)
    return fine(_("Codes by phone are sent through a gateway."))


def check_scanner() -> Finding:
    """Ask the virus scanner whether it is there."""
    if not settings.CLAMD_SOCKET:
        says = _("Files are not looked through for viruses.")
        return warning(says, give("CLAMD_SOCKET")) if settings.IS_PRODUCTION else fine(says)
    try:
        ping(address=settings.CLAMD_SOCKET)
    except ScannerSilent:
        return error(
            _("The virus scanner is silent: new files can be opened by their owners only."),
            run("systemctl restart clamav-daemon"),
        )
    return fine(_("The virus scanner answers."))


def check_storage() -> Finding:
    """Ask the store of files for a file that is not there."""
    if not settings.STORAGE_URL:
        return fine(_("Files lie on the disk."))
    try:
        for name in ("default", "private"):
            storages[name].exists("doctor")
    except Exception:  # the store's own errors share no base class
        return error(_("The store of files does not answer."), give("STORAGE_URL"))
    return fine(_("The store of files answers."))


def check_search() -> Finding:
    """Say whether the admin's search knows the pages."""
    pages = Page.objects.filter(depth__gt=1).exists()
    if pages and not IndexEntry.objects.exists():
        return warning(_("The search of the admin is empty."), run("manage.py update_index"))
    return fine(_("The search of the admin has an index."))
