"""Registers taxonomy with Django."""

from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    """Vocabularies and legal acts."""

    name = "taxonomy"

    def ready(self) -> None:
        """Listen to new tags."""
        import taxonomy.receivers  # noqa: F401, PLC0415 -- models must be loaded first
