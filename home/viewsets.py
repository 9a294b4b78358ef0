"""Reported mistakes in the Wagtail admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from home.models import MistakeReport


class ReceivedPolicy(ModelPermissionPolicy):
    """Reports come from visitors; the admin closes or deletes them and writes none."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Nobody adds a report by hand."""
        allowed: bool = action != "add" and super().user_has_permission(user, action)
        return allowed


class MistakeReportViewSet(ModelViewSet):
    """Newest first; an editor dates when it was dealt with."""

    model = MistakeReport
    name = "mistake_reports"
    url_prefix = "mistake-reports"
    url_namespace = "mistake_reports"
    icon = "warning"
    menu_label = _("Reported mistakes")
    menu_order = 700
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = [
        Column("page_address", label=_("Page")),
        Column("text", label=_("What is wrong"), accessor=lambda report: report.text[:120]),
        DateColumn("received_at", label=_("Received"), sort_key="received_at"),
        DateColumn("closed_at", label=_("Dealt with"), sort_key="closed_at"),
    ]
    list_filter = {"closed_at": ["isnull"]}
    ordering = "-received_at"
    panels = [
        FieldPanel("page_address", read_only=True),
        FieldPanel("text", read_only=True),
        FieldPanel("email", read_only=True),
        FieldPanel("closed_at"),
    ]
