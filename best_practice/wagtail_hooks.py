"""What the library adds to the Wagtail admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from best_practice.models import Case, CaseIndexPage, CasePage
from best_practice.selectors.desk.checks import read_checks
from best_practice.selectors.finding.filters import address_after_merging
from best_practice.views.desk import cases as desk
from best_practice.views.desk.panel import WaitingPanel
from best_practice.views.desk.reports import RIGHT, GapsView, WaitingView
from best_practice.viewsets import CaseViewSet, CorrectOnlyPolicy

register_permission_policy(Case, CorrectOnlyPolicy(Case))


@hooks.register("before_copy_page")
def refuse_copies(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copied case page would be a second page of the same case; copies are not made."""
    if not isinstance(page.specific, CasePage):
        return None
    messages.error(request, _("A case has one page in each language and cannot be copied."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_serve_page")
def lead_old_filters_on(
    page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]
) -> HttpResponse | None:
    """An address with a term that was merged leads to the same list by the term it became."""
    if not isinstance(page, CaseIndexPage) or not request.GET:
        return None
    newer = address_after_merging(page.url_path, dict(request.GET.lists()))
    return redirect(newer, permanent=True) if newer else None


@hooks.register("register_admin_viewset")
def register_cases() -> CaseViewSet:
    """Give editors the facts of cases."""
    return CaseViewSet()


@hooks.register("register_admin_urls")
def register_desk() -> list[URLPattern]:
    """Give the editors' desk its addresses."""
    return [
        path("reports/cases-waiting/", WaitingView.as_view(), name="case_desk_waiting"),
        path(
            "reports/cases-waiting/results/",
            WaitingView.as_view(results_only=True),
            name="case_desk_waiting_results",
        ),
        path("reports/case-gaps/", GapsView.as_view(), name="case_desk_gaps"),
        path(
            "reports/case-gaps/results/",
            GapsView.as_view(results_only=True),
            name="case_desk_gaps_results",
        ),
        path("case-desk/<int:pk>/", desk.history, name="case_desk_history"),
        path("case-desk/<int:pk>/compare/", desk.compare, name="case_desk_compare"),
        path("case-desk/<int:pk>/hand-over/", desk.hand_over, name="case_desk_hand_over"),
        path("case-desk/alike/<int:pk>/", desk.alike, name="case_desk_alike"),
        path("case-desk/alike/<int:pk>/dismiss/", desk.dismiss, name="case_desk_dismiss"),
    ]


class DeskMenuItem(MenuItem):
    """A report for those who correct cases."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the right."""
        return request.user.has_perm(RIGHT)


@hooks.register("register_reports_menu_item")
def register_waiting() -> MenuItem:
    """Lead to what waits."""
    return DeskMenuItem(
        gettext_lazy("Examples that wait"),
        reverse("case_desk_waiting"),
        icon_name="tasks",
        order=100,
    )


@hooks.register("register_reports_menu_item")
def register_gaps() -> MenuItem:
    """Lead to what lacks a language."""
    return DeskMenuItem(
        gettext_lazy("Gaps between languages"),
        reverse("case_desk_gaps"),
        icon_name="site",
        order=110,
    )


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Component]) -> None:
    """Put what waits first; Wagtail's own list of the same says less and leaves."""
    if not request.user.has_perm(RIGHT):
        return
    same = "workflow_objects_to_moderate"
    panels[:] = [one for one in panels if getattr(one, "name", "") != same]
    panels.append(WaitingPanel())


@hooks.register("before_publish_page")
def refuse_what_contradicts_itself(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say why a description cannot be published, before anything of it is."""
    if not isinstance(page, CasePage):
        return None
    found = read_checks(page)
    if found.draft is None or not found.is_forbidden:
        return None
    for check in found.checks:
        if check.forbids:
            messages.error(request, f"{check.section}. {check.text}")
    return redirect("wagtailadmin_pages:edit", page.pk)
