"""What search adds to the Wagtail admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from search.models import GlossaryEntry
from search.viewsets.failing import RIGHT, FailingView
from search.viewsets.glossary import GlossaryViewSet, SwitchedOffPolicy

register_permission_policy(GlossaryEntry, SwitchedOffPolicy(GlossaryEntry))


@hooks.register("register_admin_viewset")
def register_glossary() -> GlossaryViewSet:
    """Offer the glossary to those who may change it."""
    return GlossaryViewSet()


@hooks.register("register_admin_urls")
def register_reports() -> list[URLPattern]:
    """Give the report of failing searches its addresses."""
    return [
        path("reports/failing-searches/", FailingView.as_view(), name="failing_searches"),
        path(
            "reports/failing-searches/results/",
            FailingView.as_view(results_only=True),
            name="failing_searches_results",
        ),
    ]


class FailingMenuItem(MenuItem):
    """A report for those who may read what is searched for."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the right."""
        return request.user.has_perm(RIGHT)


@hooks.register("register_reports_menu_item")
def register_failing() -> MenuItem:
    """Lead to the questions that fail."""
    return FailingMenuItem(
        _("Searches that fail"), reverse("failing_searches"), icon_name="search", order=120
    )
