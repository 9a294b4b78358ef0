"""Are the settings safe, is somebody in charge, are the texts compiled."""

from pathlib import Path

from django.conf import settings
from django.core import checks
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.health import Finding, error, fine, warning
from home.choices import DEMO_DOMAIN
from home.selectors.health.remedies import run
from people.models import User


def check_settings() -> Finding:
    """Run the checks of the framework, in production those of `check --deploy` too."""
    found = checks.run_checks(include_deployment_checks=settings.IS_PRODUCTION)
    serious = [one for one in found if one.is_serious(checks.WARNING) and not one.is_silenced()]
    if not serious:
        return fine(_("The settings are safe."))
    names = ", ".join(str(one.id) for one in serious)
    says = _("The settings are not as they should be: %(names)s") % {"names": names}
    return error(says, run("manage.py check --deploy"))


def check_accounts() -> Finding:
    """Look for demo accounts where none may be, and for somebody who may do everything."""
    demo = User.objects.filter(email__iendswith=f"@{DEMO_DOMAIN}").count()
    if demo and not settings.DEMO_ACCOUNTS_ALLOWED:
        says = ngettext(
            "%(number)d demo account with a public password is in the database.",
            "%(number)d demo accounts with a public password are in the database.",
            demo,
        )
        return error(says % {"number": demo}, _("Use another database or delete them."))
    if not User.objects.filter(is_superuser=True, is_active=True).exists():
        return warning(_("Nobody may do everything."), run("manage.py createsuperuser"))
    return fine(_("Somebody is in charge."))


def check_texts() -> Finding:
    """Say whether the Russian and Kyrgyz texts are compiled from what is there."""
    stale = [
        path.parent.parent.name
        for path in Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/django.po")
        if not (compiled := path.with_suffix(".mo")).exists()
        or compiled.stat().st_mtime < path.stat().st_mtime
    ]
    if stale:
        return warning(
            _("Texts are not compiled: %(languages)s") % {"languages": ", ".join(sorted(stale))},
            run("manage.py compile_messages"),
        )
    return fine(_("The texts are compiled."))
