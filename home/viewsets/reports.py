"""Reported mistakes and failed jobs in the Wagtail admin."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
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
        "page_address",
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


class FailedJobIndexView(IndexView):
    """Jobs that raised: given up, or waiting for the next try."""

    page_title = _("Failed jobs")

    def get_base_queryset(self) -> Any:
        """Leave out what ended well; the full trace stays in the database."""
        failed = super().get_base_queryset().exclude(exception_class_path="", traceback="")
        return failed.exclude(status=TaskResultStatus.SUCCESSFUL).defer("traceback")


class FailedJobViewSet(ModelViewSet):
    """Failed jobs by what they were, what they raised and when."""

    model = DBTaskResult
    name = "failed-jobs"
    url_prefix = "failed-jobs"
    url_namespace = "failed_jobs"
    icon = "warning"
    menu_label = _("Failed jobs")
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = FailedJobIndexView
    exclude_form_fields = ("traceback",)
    list_display = (
        Column("task_path", label=_("Job")),
        Column("get_status_display", label=_("State")),
        Column("exception_class_path", label=_("Error")),
        DateColumn("enqueued_at", label=_("Queued"), sort_key="enqueued_at"),
        DateColumn("run_after", label=_("Next attempt")),
    )
    search_fields = ("task_path",)
    search_backend_name = None
    ordering = "-enqueued_at"

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list alone has an address."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]
