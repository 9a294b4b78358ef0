"""Registers media_library with Django, and what it knows of a person with people's registry."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaLibraryConfig(AppConfig):
    """Pictures, documents and uploads."""

    name = "media_library"
    verbose_name = _("Files")

    def ready(self) -> None:
        """Listen to saved files; hand in the keeper of files, the exporter and the eraser."""
        import media_library.receivers  # noqa: F401, PLC0415 -- models must be loaded first
        from media_library import services  # noqa: PLC0415 -- models load before ready()
        from people import registry  # noqa: PLC0415 -- apps must be ready

        registry.register_file_keeper(services.keep_files, services.drop_files)
        registry.register_exporter("files", services.export_uploads)
        registry.register_file_exporter("files", services.open_uploads)
        registry.register_eraser("files", services.erase_uploads)
