"""Registers core with Django and listens to what is written."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        """Hear the writes of every connection from its first statement on."""
        from core.writes import listen  # noqa: PLC0415 -- apps must be ready

        connection_created.connect(listen, dispatch_uid="core.writes")
