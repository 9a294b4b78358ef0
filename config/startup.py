"""What production looks at before it answers the first visitor."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.db import ProgrammingError, connection

# Demo accounts have a password that the README tells everybody.
DEMO_DOMAIN = "@demo.example"


def refuse_demo_accounts() -> None:
    """Raise ImproperlyConfigured when accounts with a public password exist where none may."""
    if settings.DEMO_ACCOUNTS_ALLOWED:
        return
    try:
        count = get_user_model().objects.filter(email__iendswith=DEMO_DOMAIN).count()
    except ProgrammingError as error:
        raise ImproperlyConfigured("Run `manage.py migrate` and `setup_portal` first.") from error
    finally:
        # The server forks after this; children must not share the connection.
        connection.close()
    if count:
        raise ImproperlyConfigured(
            f"{count} demo accounts ({DEMO_DOMAIN}) are in this database. Their password is public:"
            " use another database or delete them."
        )
