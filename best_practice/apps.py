"""Registers best_practice with Django and with the floors below."""

from django.apps import AppConfig


class BestPracticeConfig(AppConfig):
    """Connects receivers and registries once all models are known."""

    name = "best_practice"

    def ready(self) -> None:
        """Listen to Wagtail's signals and answer who may read a case's files."""
        import best_practice.receivers  # noqa: F401, PLC0415 -- models must be loaded first
        from best_practice.selectors.drafts import (  # noqa: PLC0415 -- models first
            is_readable_upload,
        )
        from best_practice.services.erase_person import (  # noqa: PLC0415 -- models first
            erase_author,
            export_cases,
        )
        from media_library.registry import register_reader  # noqa: PLC0415 -- models first
        from people.registry import (  # noqa: PLC0415 -- models first
            register_eraser,
            register_exporter,
        )

        register_reader(is_readable_upload)
        register_exporter("cases", export_cases)
        register_eraser("cases", erase_author)
