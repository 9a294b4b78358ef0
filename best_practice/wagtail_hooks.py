"""What the library adds to the Wagtail admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from best_practice.models import Case, CaseIndexPage, CasePage
from best_practice.selectors.finding.filters import address_after_merging
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
