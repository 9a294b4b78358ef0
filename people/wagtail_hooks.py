"""Puts accounts, letters and the access log into the admin, and guards accounts there."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.permissions import register_permission_policy

from people.models import AccessLog, Letter, User
from people.views import staff
from people.viewsets import AccessLogViewSet, LetterViewSet, ReadOnlyPolicy

register_permission_policy(Letter, ReadOnlyPolicy(Letter))
register_permission_policy(AccessLog, ReadOnlyPolicy(AccessLog))


@hooks.register("register_admin_viewset")
def register_letters() -> LetterViewSet:
    """List letters for those who may view them."""
    return LetterViewSet()


@hooks.register("register_admin_viewset")
def register_access_log() -> AccessLogViewSet:
    """List who looked at whose data for those who watch over it."""
    return AccessLogViewSet()


@hooks.register("register_admin_urls")
def register_staff_pages() -> list[URLPattern]:
    """Give the page on which staff vouch for a person its address."""
    return [path("people/<int:pk>/verify/", staff.verify, name="people_verify")]


@hooks.register("register_user_listing_buttons")
def verify_button(user: User, request_user: Any) -> Iterator[Button]:
    """Lead from the list of accounts to vouching for one."""
    if request_user.has_perm(staff.VERIFY_RIGHT) and user.pk != request_user.pk:
        yield Button(
            _("Verification"),
            reverse("people_verify", args=[user.pk]),
            icon_name="check",
            priority=30,
        )


@hooks.register("before_bulk_action")
def keep_accounts_from_bulk_actions(
    request: HttpRequest, action_type: str, objects: list[object], action_class: object
) -> None:
    """Only superusers change rights of many accounts at once; nobody deletes them so."""
    if not any(isinstance(one, User) for one in objects):
        return
    if action_type == "delete" or not getattr(request.user, "is_superuser", False):
        raise PermissionDenied
