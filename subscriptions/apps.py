"""Registers subscriptions with Django."""

from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    """Who may read what, and why."""

    name = "subscriptions"

    def ready(self) -> None:
        """Listen to addresses; hand over what is known of a person."""
        import subscriptions.receivers  # noqa: F401, PLC0415 -- models must be loaded first
        from people.registry import (  # noqa: PLC0415 -- models must be loaded first
            register_address_watcher,
            register_eraser,
            register_exporter,
        )
        from subscriptions.services.claim_gifts import claim_gifts  # noqa: PLC0415 -- models first
        from subscriptions.services.erase_person import (  # noqa: PLC0415 -- models first
            erase_subscriptions,
            export_subscriptions,
        )
        from subscriptions.services.forget_newsletters import (  # noqa: PLC0415 -- models first
            erase_newsletters,
            export_newsletters,
        )

        register_address_watcher(claim_gifts)
        register_exporter("newsletters", export_newsletters)
        register_eraser("newsletters", erase_newsletters)
        register_exporter("subscriptions", export_subscriptions)
        register_eraser("subscriptions", erase_subscriptions)
