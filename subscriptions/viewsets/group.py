"""The menu of the desk of subscriptions: terms, invoices, the ledger, copies, plans."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from subscriptions.models import Plan, PrintedCopies
from subscriptions.viewsets.lists import DuesViewSet, InvoiceViewSet, SubscriptionViewSet
from subscriptions.viewsets.newsletters import NewsletterViewSet


class PlanViewSet(ModelViewSet):
    """What is offered and what it costs."""

    model = Plan
    name = "plans"
    icon = "tag"
    menu_label = _("Plans")
    copy_view_enabled = False
    list_display = ["label_ru", "form", "price", "months", "is_public"]
    ordering = ["position"]
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("publication")]),
        *(FieldPanel(name) for name in ("label_ru", "label_ky", "label_en")),
        FieldRowPanel([FieldPanel("form"), FieldPanel("price"), FieldPanel("months")]),
        FieldRowPanel([FieldPanel("is_for_persons"), FieldPanel("is_for_bodies")]),
        FieldRowPanel([FieldPanel("is_public"), FieldPanel("position")]),
    ]


class CopiesViewSet(ModelViewSet):
    """Printed copies of municipalities with paid dues."""

    model = PrintedCopies
    name = "printed_copies"
    icon = "mail"
    menu_label = _("Printed copies")
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ["municipality", "copies", "recipient", "address", "ordered_at", "ended_at"]
    list_filter = {"ended_at": ["isnull"]}
    search_fields = ["municipality__label_ru", "recipient", "address"]
    search_backend_name = None
    ordering = ["-ordered_at"]
    panels = [
        FieldPanel("municipality"),
        *(FieldPanel(name) for name in ("recipient", "address", "postcode", "copies_language")),
        FieldPanel("copies"),
    ]


class SubscriptionsGroup(ViewSetGroup):
    """Everything of the desk of subscriptions."""

    menu_label = _("Subscriptions")
    menu_icon = "openquote"
    menu_order = 240
    items = (
        SubscriptionViewSet,
        InvoiceViewSet,
        DuesViewSet,
        CopiesViewSet,
        PlanViewSet,
        NewsletterViewSet,
    )
