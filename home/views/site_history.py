"""What happened to pages, for people who work with pages only."""

from typing import Any

from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.models import Page
from wagtail.permissions import policy_registry


class SiteHistoryView(LogEntriesView):
    """Wagtail's report; Wagtail itself hides it from menus and opens it to everybody inside."""

    any_permission_required = ["add", "change", "publish"]

    def user_has_any_permission(self, permissions: list[str]) -> bool:
        """Ask about pages, of which every line of the report tells."""
        policy: Any = policy_registry.get_by_type(Page)
        return bool(policy.user_has_any_permission(self.request.user, permissions))
