"""Registers peer_learning with Django and with the floors below."""

from django.apps import AppConfig


class PeerLearningConfig(AppConfig):
    """Connects registries once all models are known."""

    name = "peer_learning"

    def ready(self) -> None:
        """Say who opens evidence, and how a person's rows are exported and erased."""
        from media_library.registry import register_reader  # noqa: PLC0415 -- models first
        from peer_learning.selectors.replications import (  # noqa: PLC0415 -- models first
            is_readable_evidence,
        )
        from peer_learning.services.erase_person import (  # noqa: PLC0415 -- models first
            erase_peer_learning,
            export_peer_learning,
        )
        from people.registry import (  # noqa: PLC0415 -- models first
            register_eraser,
            register_exporter,
        )

        register_reader(is_readable_evidence)
        register_exporter("peer_learning", export_peer_learning)
        register_eraser("peer_learning", erase_peer_learning)
