"""The admin of this portal: what is added to its menu and what is taken away."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks_db.models import DBTaskResult
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from best_practice.models import CaseIndexPage
from core.middleware import may_work_on_pages
from home.access import document_reading
from home.models import HomePage, MistakeReport, NewsIndexPage
from home.views import staff
from home.viewsets.reports import FailedJobViewSet, MistakeReportViewSet, ReceivedPolicy
from home.viewsets.sections import ConfirmedDeleteBulkAction, SectionViewSet, offered
from home.viewsets.translating import GuardedUpdateTranslationsView
from magazine.models import MagazineIndexPage
from media_library.models import SiteDocument
from people.choices import EXPORT_RIGHT, STATISTICS_RIGHT
from people.models import User
from people.viewsets import ReadOnlyPolicy

# Wagtail's help leads to pages of its makers; the report of page types is for developers.
UNWANTED = {"help"}
UNWANTED_REPORTS = {"page-types-usage"}
# Where the portal stands is a matter of its settings: setup_portal writes it.
UNWANTED_SETTINGS = {"sites"}
# Every address and menu hangs on these pages; setup_portal makes them.
FRAME_PAGES = (HomePage, CaseIndexPage, MagazineIndexPage, NewsIndexPage)
UNDOING = {"delete", "move", "unpublish"}

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


@hooks.register("register_admin_viewset", order=100)
def register_sections() -> SectionViewSet:
    """Take the place of the library's own screens of pages, which are registered before."""
    return SectionViewSet()


# Asks in writing before many ticked pages go; the library's own, registered before, does not.
hooks.register("register_bulk_action", ConfirmedDeleteBulkAction, order=100)


@hooks.register("construct_page_listing_buttons")
def offer_what_works(buttons: list[Button], page: Page, user: User, context: Any) -> None:
    """Leave the list for dragging out of the menus in lists, too."""
    for button in buttons:
        if hasattr(button, "dropdown_buttons"):
            button.dropdown_buttons[:] = offered(button.dropdown_buttons, page)


def _without(items: list[MenuItem], names: set[str]) -> None:
    items[:] = [item for item in items if item.name not in names]


@hooks.register("register_admin_urls")
def register_staff_pages() -> list[URLPattern]:
    """Give the screens that read people and places together their addresses."""
    return [
        path("people-export/", staff.people_export, name="people_export"),
        path("people-figures/", staff.people_figures, name="people_figures"),
    ]


@hooks.register("register_admin_urls", order=-1)
def guard_translations() -> list[URLPattern]:
    """Stand before the library's own screen of the same address."""
    view = GuardedUpdateTranslationsView.as_view()
    return [path("localize/update/<int:translation_source_id>/", view)]


class RightMenuItem(MenuItem):
    """An entry for those who have one right."""

    def __init__(self, *args: Any, right: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the right."""
        return request.user.has_perm(self.right)


@hooks.register("register_admin_menu_item")
def register_export() -> MenuItem:
    """Offer the export of people to those who may take it."""
    return RightMenuItem(
        gettext_lazy("Export of people"),
        reverse("people_export"),
        icon_name="download",
        order=820,
        right=EXPORT_RIGHT,
    )


@hooks.register("register_admin_menu_item")
def register_figures() -> MenuItem:
    """Offer sums about people to those who report."""
    return RightMenuItem(
        gettext_lazy("People in figures"),
        reverse("people_figures"),
        icon_name="list-ul",
        order=830,
        right=STATISTICS_RIGHT,
    )


@hooks.register("construct_main_menu")
def tidy_main_menu(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave no entry that leads out of the portal."""
    _without(menu_items, UNWANTED)


@hooks.register("construct_reports_menu")
def tidy_reports_menu(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave the reports that editors act on; all of them tell of pages."""
    if may_work_on_pages(request.user):
        _without(menu_items, UNWANTED_REPORTS)
    else:
        menu_items.clear()


@hooks.register("construct_settings_menu")
def tidy_settings_menu(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave the settings that people set."""
    _without(menu_items, UNWANTED_SETTINGS)


@hooks.register("before_move_page")
def refuse_moves_without_the_right(request: HttpRequest, page: Page, destination: Page) -> None:
    """Ask about the right before the confirmation shows the title; Wagtail asks only after it."""
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied


def _keep_in_place(request: HttpRequest, page: Page) -> HttpResponse | None:
    if not issubclass(page.specific_class or Page, FRAME_PAGES):
        return None
    messages.error(request, _("The portal hangs on this page: it stays public and in its place."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_frame_pages(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to take away a front page or a list that every address depends on."""
    return _keep_in_place(request, page)


@hooks.register("before_move_page")
def keep_frame_pages_in_place(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    """Refuse to move one of them."""
    return _keep_in_place(request, page)


@hooks.register("before_bulk_action")
def keep_frame_pages_of_many(
    request: HttpRequest, action_type: str, objects: list[object], action_class: object
) -> HttpResponse | None:
    """Refuse the same when many pages are ticked at once."""
    if action_type not in UNDOING:
        return None
    answers = (_keep_in_place(request, page) for page in objects if isinstance(page, Page))
    return next((answer for answer in answers if answer), None)


@hooks.register("before_serve_document")
def keep_paid_documents(document: SiteDocument, request: HttpRequest) -> HttpResponse | None:
    """Open what stands in the magazine only to those who read it there."""
    reading = document_reading(document, request.user)
    if reading is None or reading.allowed:
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    raise PermissionDenied(reading.reason)
