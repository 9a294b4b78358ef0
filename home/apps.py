"""Registers home with Django."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The floor above all others but config."""

    name = "home"

    def ready(self) -> None:
        """Hand over how reports of a person are exported and erased."""
        from home.services.erase_reports import (  # noqa: PLC0415 -- models must be loaded first
            erase_reports,
            export_reports,
        )
        from people.registry import (  # noqa: PLC0415 -- models must be loaded first
            register_eraser,
            register_exporter,
        )

        register_exporter("reports", export_reports)
        register_eraser("home", erase_reports)
