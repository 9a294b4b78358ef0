"""The access log in the admin, for those who watch over personal data."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from people.models import AccessLog


class AccessLogIndexView(IndexView):
    """The list reads those who looked along."""

    def get_base_queryset(self) -> Any:
        """One statement for all rows."""
        return super().get_base_queryset().select_related("who")


class AccessLogViewSet(ModelViewSet):
    """Who did what with how many records, and why; newest first."""

    model = AccessLog
    name = "access-log"
    url_prefix = "access-log"
    url_namespace = "access_log"
    icon = "view"
    menu_label = _("Access to personal data")
    menu_order = 810
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = AccessLogIndexView
    exclude_form_fields = ("who",)
    list_display = (
        DateColumn("at", label=_("When"), sort_key="at"),
        Column("who", label=_("Who")),
        Column("get_kind_display", label=_("What was done"), sort_key="kind"),
        Column("get_subject_display", label=_("With what"), sort_key="subject"),
        Column("rows", label=_("Rows"), sort_key="rows"),
        Column("why", label=_("Why")),
    )
    list_filter = ("kind", "subject")
    search_fields = ("why",)
    search_backend_name = None
    ordering = "-at"
    list_per_page = 50

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list alone has an address."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]
