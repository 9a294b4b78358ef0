"""Registers organisations with Django."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Places, bodies and memberships."""

    name = "organisations"

    def ready(self) -> None:
        """Listen to saved places; hand over memberships, papers, and what can be found."""
        import organisations.receivers  # noqa: F401, PLC0415 -- models must be loaded first
        from media_library.registry import register_reader  # noqa: PLC0415 -- models first
        from organisations.indexing import MunicipalityTexts  # noqa: PLC0415 -- models first
        from organisations.selectors.places import region_names  # noqa: PLC0415 -- models first
        from organisations.selectors.posts import (  # noqa: PLC0415 -- models first
            is_readable_paper,
        )
        from organisations.services.erase_experts import (  # noqa: PLC0415 -- models first
            erase_expert,
            export_expert,
        )
        from organisations.services.erase_memberships import (  # noqa: PLC0415 -- models first
            erase_memberships,
            export_memberships,
        )
        from people.registry import (  # noqa: PLC0415 -- models must be loaded first
            register_eraser,
            register_exporter,
        )
        from search.registry import (  # noqa: PLC0415 -- models first
            register_names,
            register_provider,
        )

        register_names("region", region_names)
        register_provider(MunicipalityTexts())
        register_reader(is_readable_paper)
        register_exporter("expert", export_expert)
        register_eraser("experts", erase_expert)
        register_exporter("memberships", export_memberships)
        register_eraser("organisations", erase_memberships)
