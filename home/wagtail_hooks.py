"""The admin of this portal: what is added to its menu and what is taken away."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django_tasks_db.models import DBTaskResult
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from home.models import MistakeReport
from home.viewsets import FailedJobViewSet, MistakeReportViewSet, ReceivedPolicy
from people.viewsets import ReadOnlyPolicy

# Wagtail's help leads to pages of its makers; the report of page types is for developers.
UNWANTED = {"help"}
UNWANTED_REPORTS = {"page-types-usage"}
# Where the portal stands is a matter of its settings: setup_portal writes it.
UNWANTED_SETTINGS = {"sites"}

register_permission_policy(MistakeReport, ReceivedPolicy(MistakeReport))
register_permission_policy(DBTaskResult, ReadOnlyPolicy(DBTaskResult))


@hooks.register("register_admin_viewset")
def register_failed_jobs() -> FailedJobViewSet:
    """List jobs that did not end well, for operators."""
    return FailedJobViewSet()


@hooks.register("register_admin_viewset")
def register_reports() -> MistakeReportViewSet:
    """List what visitors reported."""
    return MistakeReportViewSet()


def _without(items: list[MenuItem], names: set[str]) -> None:
    items[:] = [item for item in items if item.name not in names]


@hooks.register("construct_main_menu")
def tidy_main_menu(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave no entry that leads out of the portal."""
    _without(menu_items, UNWANTED)


@hooks.register("construct_reports_menu")
def tidy_reports_menu(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave the reports that editors act on."""
    _without(menu_items, UNWANTED_REPORTS)


@hooks.register("construct_settings_menu")
def tidy_settings_menu(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave the settings that people set."""
    _without(menu_items, UNWANTED_SETTINGS)


@hooks.register("before_move_page")
def refuse_moves_without_the_right(request: HttpRequest, page: Page, destination: Page) -> None:
    """Ask about the right before the confirmation shows the title; Wagtail asks only after it."""
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied
