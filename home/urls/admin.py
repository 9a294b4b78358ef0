"""Reports of the admin that have a door of their own, in front of Wagtail's same addresses."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from home.views.site_history import SiteHistoryView

urlpatterns = [
    path("site-history/", require_admin_access(SiteHistoryView.as_view())),
    path("site-history/results/", require_admin_access(SiteHistoryView.as_view(results_only=True))),
]
