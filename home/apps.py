"""Registers home with Django."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The floor above all others but config."""

    name = "home"

    def ready(self) -> None:
        """Listen to moved pages; hand over how reports of a person are exported and erased."""
        import home.receivers  # noqa: F401, PLC0415 -- models must be loaded first
        from home.indexing import (  # noqa: PLC0415 -- models first
            NEWS,
            STANDARD_PAGES,
            ArticleTexts,
            CaseTexts,
            IssueTexts,
            PublicationTexts,
        )
        from home.selectors.health import register_checks  # noqa: PLC0415 -- models first
        from home.services.erase_reports import (  # noqa: PLC0415 -- models must be loaded first
            erase_reports,
            export_reports,
        )
        from people.registry import (  # noqa: PLC0415 -- models must be loaded first
            register_eraser,
            register_exporter,
        )
        from search.registry import register_provider  # noqa: PLC0415 -- models first

        register_checks()
        register_provider(CaseTexts())
        register_provider(ArticleTexts())
        register_provider(IssueTexts())
        register_provider(PublicationTexts())
        register_provider(STANDARD_PAGES)
        register_provider(NEWS)
        register_exporter("reports", export_reports)
        register_eraser("home", erase_reports)
