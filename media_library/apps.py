"""Registers media_library with Django and with the apps that hold files."""

from django.apps import AppConfig


class MediaLibraryConfig(AppConfig):
    """Offers to keep files for forms whose session had ended."""

    name = "media_library"

    def ready(self) -> None:
        """Hand the keeper in."""
        from media_library.services.keep_files import (  # noqa: PLC0415 -- models first
            keep_files,
        )
        from people.registry import register_file_keeper  # noqa: PLC0415 -- models first

        register_file_keeper(keep_files)
