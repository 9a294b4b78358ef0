"""Puts the desk of subscriptions into the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from subscriptions.models import (
    DuesPayment,
    Invoice,
    Newsletter,
    Plan,
    PrintedCopies,
    Subscription,
)
from subscriptions.viewsets import desk
from subscriptions.viewsets.group import SubscriptionsGroup
from subscriptions.viewsets.newsletters import NewsletterPolicy
from subscriptions.viewsets.policies import KeptForGoodPolicy, WrittenByOrdersPolicy

for _model in (Plan, DuesPayment, Subscription, PrintedCopies):
    register_permission_policy(_model, KeptForGoodPolicy(_model))
register_permission_policy(Invoice, WrittenByOrdersPolicy(Invoice))
register_permission_policy(Newsletter, NewsletterPolicy(Newsletter))


@hooks.register("register_admin_viewset")
def register_subscriptions() -> SubscriptionsGroup:
    """Offer terms, invoices, dues, copies and plans to those who may see them."""
    return SubscriptionsGroup()


@hooks.register("register_admin_urls")
def register_desk_pages() -> list[URLPattern]:
    """Give the screens beside the lists their addresses."""
    return [
        path("dues-year/", desk.dues_year, name="dues_year"),
        path("dues-import/", desk.dues_import, name="dues_import"),
        path("recipients/", desk.recipients, name="recipients"),
    ]


class _DeskItem(MenuItem):
    """An entry for those who see the ledger."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the right."""
        return request.user.has_perm("subscriptions.view_duespayment")


@hooks.register("register_admin_menu_item")
def register_dues_year() -> MenuItem:
    """Lead to who paid for the year and who did not; the import and the addresses hang there."""
    return _DeskItem(_("Dues by year"), reverse("dues_year"), icon_name="list-ol", order=245)
