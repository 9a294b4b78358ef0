"""Registers search with Django, and what it knows of a person with people."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """What can be found, and the searches people follow."""

    name = "search"

    def ready(self) -> None:
        """Listen to pages; hand over how saved searches of a person are exported and erased."""
        import search.receivers  # noqa: F401, PLC0415 -- models must be loaded first
        from people.registry import (  # noqa: PLC0415 -- models must be loaded first
            register_eraser,
            register_exporter,
        )
        from search.services.erase_searches import (  # noqa: PLC0415 -- models first
            erase_searches,
            export_searches,
        )

        register_exporter("searches", export_searches)
        register_eraser("searches", erase_searches)
