"""Registers people with Django, and what it knows of a person with its own registry."""

from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(AppConfig):
    """Accounts, faces, consents and letters."""

    name = "people"
    default = True
    verbose_name = _("People")

    def ready(self) -> None:
        """Hand in this package's own exporter and eraser."""
        from people import access, receivers, registry, services  # noqa: PLC0415, F401 -- the same
        from people.services import forget_sign_in  # noqa: PLC0415 -- models load first

        checks.register(access.look_at_the_gateway, checks.Tags.security, deploy=True)
        registry.register_exporter(registry.ACCOUNT, services.export_own_rows)
        registry.register_eraser(registry.ACCOUNT, services.erase_own_rows)
        registry.register_export_builder(services.build_export)
        registry.register_exporter("sign_in", forget_sign_in.export_sign_in)
        registry.register_eraser("sign_in", forget_sign_in.erase_sign_in)


class AccountsInAdminConfig(WagtailUsersAppConfig):
    """Wagtail's screens of users with the portal's rules about them."""

    user_viewset = "people.viewsets.AccountViewSet"
