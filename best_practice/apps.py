"""Registers best_practice with Django."""

from django.apps import AppConfig


class BestPracticeConfig(AppConfig):
    """Connects the receivers once all models are known."""

    name = "best_practice"

    def ready(self) -> None:
        """Listen to Wagtail's signals."""
        import best_practice.receivers  # noqa: F401, PLC0415 -- models must be loaded first
